package io.gracekeeper.simulator.controls;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of the dials. */
@CheckedTemplate(basePath = "controls")
final class ControlPages {

  private ControlPages() {}

  static native TemplateInstance dials(Controls page);
}
