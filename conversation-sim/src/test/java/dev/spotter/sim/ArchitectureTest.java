package dev.spotter.sim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the arrows between modules, and between the stages of the bot. */
class ArchitectureTest {

  private static final String BOT = "dev.spotter.bot";
  private static final String SIM = "dev.spotter.sim";
  private static final String CLASSIFIER = "dev.spotter.classifier";

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BOT, SIM, CLASSIFIER);

  /** The words that every stage of the bot shares. */
  private static final Set<String> SHARED = Set.of("ImageUpload", "PictureSource", "Caption");

  /**
   * The bot's packages, each with the others it may use. The root package is not listed: it strings
   * the stages together, so it may use all and no stage may use more of it than {@link #SHARED}.
   */
  private static final Map<String, List<String>> BOT_ARROWS =
      Map.of(
          "webhook", List.of("platform", "inbox", "retry"),
          "inbox", List.of("config", "retry"),
          "fetch", List.of(),
          "classify", List.of(),
          "caption", List.of(),
          "post", List.of("platform", "retry"),
          "platform", List.of("config"),
          "ops", List.of("config"),
          "config", List.of(),
          "retry", List.of());

  /** The simulator's packages likewise; the commands and the root may use all. */
  private static final Map<String, List<String>> SIM_ARROWS =
      Map.of(
          "picture", List.of(),
          "chat", List.of("picture"),
          "http", List.of(),
          "delivery", List.of("chat"),
          "fault", List.of("chat", "delivery", "http"),
          "platform", List.of("chat", "picture", "delivery", "http"),
          "caption", List.of(),
          "web", List.of("caption", "chat", "picture", "delivery", "http"));

  @Test
  void theClassifierKnowsNeitherChatNorVertx() {
    noClasses()
        .that(resideInAPackage(CLASSIFIER + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(BOT + "..", SIM + "..", "io.vertx.."))
        .check(PROJECT);
  }

  @Test
  void theBotDoesNotKnowTheSimulator() {
    noClasses()
        .that(resideInAPackage(BOT + ".."))
        .should()
        .dependOnClassesThat(resideInAPackage(SIM + ".."))
        .check(PROJECT);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void aStageUsesNoOtherStageThanItMay(String stage) {
    DescribedPredicate<JavaClass> allowed =
        arrows(BOT, stage, BOT_ARROWS.get(stage))
            .or(resideInAPackage(CLASSIFIER + ".."))
            .or(shared());

    classes()
        .that(resideInAPackage(BOT + "." + stage + ".."))
        .should()
        .onlyDependOnClassesThat(allowed)
        .check(PROJECT);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aPartOfTheSimulatorUsesNoOtherThanItMay(String part) {
    classes()
        .that(resideInAPackage(SIM + "." + part + ".."))
        .should()
        .onlyDependOnClassesThat(arrows(SIM, part, SIM_ARROWS.get(part)))
        .check(PROJECT);
  }

  @Test
  void everyStageOfTheBotIsListed() {
    assertThat(PROJECT.stream().map(JavaClass::getPackageName))
        .filteredOn(name -> name.startsWith(BOT + "."))
        .extracting(name -> name.substring(BOT.length() + 1).split("\\.", -1)[0])
        .isSubsetOf(BOT_ARROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void onePlatformIsKnownByOneLineOnly(String platform) {
    DescribedPredicate<JavaClass> registry =
        DescribedPredicate.describe("the registry", c -> c.getSimpleName().equals("Platforms"));

    noClasses()
        .that(resideOutsideOfPackage(platform + "..").and(DescribedPredicate.not(registry)))
        .and(resideInAPackage(BOT + ".."))
        .should()
        .dependOnClassesThat(resideInAPackage(platform + ".."))
        .check(PROJECT);
  }

  static Stream<String> platforms() {
    String seam = BOT + ".platform.";
    return PROJECT.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(seam))
        .map(name -> seam + name.substring(seam.length()).split("\\.", -1)[0])
        .distinct();
  }

  static Stream<String> stages() {
    return BOT_ARROWS.keySet().stream();
  }

  static Stream<String> parts() {
    return SIM_ARROWS.keySet().stream();
  }

  private static DescribedPredicate<JavaClass> arrows(
      String root, String own, List<String> others) {
    DescribedPredicate<JavaClass> allowed =
        resideOutsideOfPackage("dev.spotter..").or(resideInAPackage(root + "." + own + ".."));
    for (String other : others) {
      allowed = allowed.or(resideInAPackage(root + "." + other + ".."));
    }
    return allowed;
  }

  private static DescribedPredicate<JavaClass> shared() {
    return DescribedPredicate.describe(
        "the records every stage shares",
        used ->
            used.getPackageName().equals(BOT) && SHARED.contains(outermost(used).getSimpleName()));
  }

  private static JavaClass outermost(JavaClass nested) {
    return nested.getEnclosingClass().map(ArchitectureTest::outermost).orElse(nested);
  }
}
