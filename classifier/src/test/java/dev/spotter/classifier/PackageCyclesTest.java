package dev.spotter.classifier;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** No package of the classifier, the root included, is both above and below another. */
class PackageCyclesTest {

  @Test
  void packages_are_free_of_cycles() {
    slices()
        .matching("dev.spotter.(**)")
        .should()
        .beFreeOfCycles()
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.spotter.classifier"));
  }
}
