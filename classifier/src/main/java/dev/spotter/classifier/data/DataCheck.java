package dev.spotter.classifier.data;

import dev.spotter.classifier.data.Finding.Severity;
import dev.spotter.classifier.data.NearDuplicates.Group;
import dev.spotter.classifier.data.NearDuplicates.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks at a user's data before a training: what could not be read, classes that are too small or
 * too large, copies, and pictures that are to be learnt and to judge by at once. Nothing it finds
 * stops a training.
 */
public final class DataCheck {

  /** A class with fewer pictures cannot be learnt in earnest. */
  static final int FEW = 10;

  /** The largest class may have so many times the pictures of the smallest. */
  private static final int IMBALANCE = 4;

  /** So many copies of one picture are told by name. */
  private static final int NAMED = 10;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
  private static final List<String> PARTS = List.of("training", "validation", "test");
  private static final int TRAINING = 0;

  private final List<DataSet> sources;
  private final List<ImageSet> parts;

  private DataCheck(List<DataSet> sources, List<ImageSet> parts) {
    this.sources = sources;
    this.parts = parts;
  }

  /**
   * Checks.
   *
   * @param sources all that was read, first of all what is learnt from
   * @param partition what is learnt from and what the training is watched by
   * @param test what the model will be judged by; may be empty
   * @return what was found, the gravest first
   */
  public static List<Finding> of(List<DataSet> sources, Partition partition, ImageSet test) {
    return new DataCheck(sources, List.of(partition.training(), partition.validation(), test))
        .findings();
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findCopies(findings);
    findSkipped(findings);
    findStrangers(findings);
    findLikeLabels(findings);
    findClassSizes(findings);
    findings.sort(Comparator.comparing(Finding::severity));
    return findings;
  }

  private void findCopies(List<Finding> findings) {
    List<Group> groups = NearDuplicates.in(parts);
    add(
        findings,
        Severity.SERIOUS,
        count(groups, this::disagrees, "picture bears", "pictures bear") + " more than one label",
        "The model cannot learn both. Decide what the picture shows and remove the other copies.",
        lines(groups, this::disagrees));
    add(
        findings,
        Severity.SERIOUS,
        count(groups, DataCheck::leaks, "picture", "pictures")
            + " to learn from will also judge the model",
        "The figures will flatter the model. Remove the copies from one of the sides.",
        lines(groups, DataCheck::leaks));
    Predicate<Group> plain = group -> !leaks(group) && !disagrees(group);
    add(
        findings,
        Severity.NOTE,
        count(groups, plain, "picture is", "pictures are") + " there more than once",
        "A copy teaches nothing new and makes its picture count twice. It is best removed.",
        lines(groups, plain));
  }

  private void findSkipped(List<Finding> findings) {
    List<String> skipped =
        sources.stream().flatMap(it -> it.skipped().stream()).map(Skipped::toString).toList();
    add(
        findings,
        Severity.WARNING,
        skipped.size() + (skipped.size() == 1 ? " file was" : " files were") + " left out",
        "All others are used. Repair, convert or remove what is listed.",
        skipped);
  }

  private void findStrangers(List<Finding> findings) {
    List<String> learnt = sources.get(TRAINING).images().labels();
    List<String> strangers =
        sources.stream()
            .flatMap(it -> it.images().labels().stream())
            .filter(label -> !learnt.contains(label))
            .distinct()
            .toList();
    add(
        findings,
        Severity.WARNING,
        "The validation or test pictures have labels that are not learnt",
        "Their pictures are left out. Add pictures to learn them from, or rename the labels.",
        strangers);
  }

  private void findLikeLabels(List<Finding> findings) {
    Map<String, List<String>> spellings =
        sources.stream()
            .flatMap(it -> it.images().labels().stream())
            .distinct()
            .collect(
                Collectors.groupingBy(
                    DataCheck::withoutCaseAndMarks, TreeMap::new, Collectors.toList()));
    add(
        findings,
        Severity.WARNING,
        "Some labels differ in capitals, blanks or marks only",
        "Each counts as a class of its own. Rename them if they mean the same.",
        spellings.values().stream()
            .filter(labels -> labels.size() > 1)
            .map(labels -> String.join(", ", labels))
            .toList());
  }

  private static String withoutCaseAndMarks(String label) {
    return NO_LETTERS.matcher(label).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private void findClassSizes(List<Finding> findings) {
    ImageSet images = sources.get(TRAINING).images();
    int[] counts = images.countByLabel();
    int smallest = Arrays.stream(counts).min().orElse(0);
    int largest = Arrays.stream(counts).max().orElse(0);
    add(
        findings,
        Severity.WARNING,
        "Some classes have fewer than " + FEW + " pictures",
        "Expect poor answers for them; 40 or more different pictures of each class serve well.",
        sizes(images.labels(), counts, count -> count < FEW));
    add(
        findings,
        Severity.WARNING,
        "The largest class has %.0f times the pictures of the smallest"
            .formatted(largest / (double) Math.max(1, smallest)),
        "The model will lean towards the large classes. Add pictures of the small ones.",
        largest > IMBALANCE * smallest ? sizes(images.labels(), counts, any -> true) : List.of());
  }

  private static List<String> sizes(List<String> labels, int[] counts, Predicate<Integer> shown) {
    return IntStream.range(0, counts.length)
        .filter(label -> shown.test(counts[label]))
        .boxed()
        .sorted(Comparator.comparingInt(label -> counts[label]))
        .map(label -> "%s: %d pictures".formatted(labels.get(label), counts[label]))
        .toList();
  }

  private boolean disagrees(Group group) {
    return group.members().stream().map(this::label).distinct().count() > 1;
  }

  private static boolean leaks(Group group) {
    boolean learnt = group.members().stream().anyMatch(member -> member.set() == TRAINING);
    return learnt && group.members().stream().anyMatch(member -> member.set() != TRAINING);
  }

  private List<String> lines(List<Group> groups, Predicate<Group> which) {
    return groups.stream().filter(which).map(this::line).sorted().toList();
  }

  private String line(Group group) {
    int rest = group.members().size() - NAMED;
    return mostTellingFirst(group).stream()
            .limit(NAMED)
            .map(this::describe)
            .collect(Collectors.joining(", "))
        + (rest > 0 ? " and %,d more".formatted(rest) : "")
        + (group.identical() ? ": the same picture" : ": nearly the same picture");
  }

  /** One of each label and part, then the others. */
  private Set<Member> mostTellingFirst(Group group) {
    Map<String, Member> kinds = new LinkedHashMap<>();
    group.members().forEach(it -> kinds.putIfAbsent(it.set() + label(it), it));
    Set<Member> members = new LinkedHashSet<>(kinds.values());
    members.addAll(group.members());
    return members;
  }

  private String describe(Member member) {
    String name = parts.get(member.set()).name(member.index());
    return "%s (%s, %s)".formatted(name, label(member), PARTS.get(member.set()));
  }

  private String label(Member member) {
    ImageSet images = parts.get(member.set());
    return images.labels().get(images.targets()[member.index()]);
  }

  private static String count(List<Group> all, Predicate<Group> which, String one, String more) {
    long count = all.stream().filter(which).count();
    return count + " " + (count == 1 ? one : more);
  }

  private static void add(
      List<Finding> findings,
      Severity severity,
      String title,
      String advice,
      List<String> details) {
    if (!details.isEmpty()) {
      findings.add(new Finding(severity, title, advice, details));
    }
  }
}
