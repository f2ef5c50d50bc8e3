package dev.spotter.sim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * The bot's packages, each with the others it may use; what they all may use is {@link #SHARED}.
   * The root package strings the stages together, so it may use all of them and none may use it,
   * but for the command line, which starts the bot.
   */
  private static final Map<String, List<String>> BOT_ARROWS =
      Map.ofEntries(
          Map.entry("chat", List.of()),
          Map.entry("config", List.of()),
          Map.entry("http", List.of()),
          Map.entry("log", List.of()),
          Map.entry("retry", List.of()),
          Map.entry("platform", List.of("config", "http", "log", "retry")),
          Map.entry("ingress", List.of("platform", "inbox", "log", "retry")),
          Map.entry("inbox", List.of("config", "retry")),
          Map.entry("dispatch", List.of("inbox")),
          Map.entry(
              "handle",
              List.of(
                  "inbox", "fetch", "classify", "learn", "caption", "post", "platform", "retry")),
          Map.entry("learn", List.of("inbox", "classify", "caption")),
          Map.entry("review", List.of("inbox", "classify", "learn", "config")),
          Map.entry("fetch", List.of("http")),
          Map.entry("classify", List.of()),
          Map.entry("caption", List.of()),
          Map.entry("post", List.of("platform", "retry")),
          Map.entry("server", List.of("config")));

  /** The words that every stage of the bot shares. */
  private static final List<String> SHARED = List.of("chat");

  /** The only package of the bot that knows its root. */
  private static final String COMMAND_LINE = "cli";

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
    List<String> others = new ArrayList<>(BOT_ARROWS.get(stage));
    others.addAll(SHARED);
    DescribedPredicate<JavaClass> allowed =
        arrows(BOT, stage, others).or(resideInAPackage(CLASSIFIER + ".."));

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
        .filteredOn(name -> !name.equals(COMMAND_LINE))
        .isSubsetOf(BOT_ARROWS.keySet());
  }

  @Test
  void noPackagesFormACircle() {
    slices().matching("dev.spotter.(**)").should().beFreeOfCycles().check(PROJECT);
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
        .filter(name -> name.startsWith(seam) && !name.startsWith(seam + "http"))
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
}
