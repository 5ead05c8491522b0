package io.gracekeeper.adapter.aws.asking;

import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.events.AgreementNames;
import java.util.Optional;

/** A way to ask AWS about an agreement. */
interface Question {

  /** Whether AWS can be asked this way about it. */
  boolean fits(AgreementNames agreement);

  /** Asks; empty if AWS does not answer now. Blocks. */
  Optional<Testimony> ask(Known known);
}
