package io.gracekeeper.adapter.translation;

import io.gracekeeper.adapter.notices.Notice;

/** Understands the notices of one source. */
public interface Dialect {

  /** The source, as it stands in its notices. */
  String source();

  /** What a notice tells; the same for the same notice, whenever it is asked. */
  Translation translate(Notice notice);
}
