package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.testing.ReferencePage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Arrows go down the floors; habits that a reviewer would otherwise have to watch for. Each failure says what to do. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Floors.ROOT);

    /** Where threads, timers, randomness and the present moment may be made. */
    private static final Set<String> OWNS_TIME = Set.of("journal", "launcher");

    @Test
    void theHouseIsNotEmpty() {
        assertThat(HOUSE.size())
                .as("classes seen: a rule that saw none would pass on nothing")
                .isGreaterThan(40);
    }

    @Test
    void everyPackageBelongsToAFloor() {
        Set<String> homeless = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            String module = Floors.moduleOf(type.getPackageName());
            if (Floors.heightOf(module).isEmpty()) {
                homeless.add(type.getPackageName());
            }
        }
        assertThat(homeless)
                .as("packages on no floor: name the module in Floors, or move it")
                .isEmpty();
    }

    @Test
    void arrowsGoDown() {
        Set<String> upward = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            String from = Floors.moduleOf(type.getPackageName());
            type.getDirectDependenciesFromSelf().stream()
                    .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(Floors.ROOT))
                    .forEach(arrow -> {
                        String to = Floors.moduleOf(arrow.getTargetClass().getPackageName());
                        if (!from.equals(to)
                                && Floors.heightOf(to).orElseThrow()
                                        >= Floors.heightOf(from).orElseThrow()) {
                            upward.add(from + " → " + to + ": " + arrow.getDescription());
                        }
                    });
        }
        assertThat(upward)
                .as("a lower floor never learns a higher one's types, and modules of one floor do not know each other:"
                        + " send news up as an event, or hand the lower one an interface of its own")
                .isEmpty();
    }

    @Test
    void modulithAgrees() {
        ApplicationModules.of(Floors.ROOT).verify();
    }

    @Test
    void everyPackageSaysWhatItIsAndMarksItsNulls() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String name : packages()) {
            JavaPackage found = HOUSE.getPackage(name);
            boolean marked = found.tryGetPackageInfo().isPresent() && found.isAnnotatedWith(NullMarked.class);
            Path source = ReferencePage.projectRoot()
                    .resolve("server/src/main/java")
                    .resolve(name.replace('.', '/'))
                    .resolve("package-info.java");
            boolean says = Files.exists(source) && Files.readString(source).contains("/**");
            if (!marked || !says) {
                silent.add(name);
            }
        }
        assertThat(silent)
                .as("every package has a package-info.java that is @NullMarked and says in a sentence what it is for")
                .isEmpty();
    }

    @Test
    void timeThreadsAndChanceLiveInTheirPlace() {
        Map<String, Set<String>> forbidden = Map.ofEntries(
                Map.entry("java.time.Instant", Set.of("now")),
                Map.entry("java.time.LocalDate", Set.of("now")),
                Map.entry("java.time.LocalDateTime", Set.of("now")),
                Map.entry("java.time.ZonedDateTime", Set.of("now")),
                Map.entry("java.time.OffsetDateTime", Set.of("now")),
                Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
                Map.entry("java.time.InstantSource", Set.of("system")),
                Map.entry("java.time.ZoneId", Set.of("systemDefault")),
                Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
                Map.entry("java.lang.Math", Set.of("random")),
                Map.entry("java.util.UUID", Set.of("randomUUID")));
        Set<String> forbiddenTypes = Set.of(
                "java.util.Random",
                "java.util.SplittableRandom",
                "java.util.Timer",
                "java.util.concurrent.ThreadLocalRandom",
                "java.util.concurrent.Executors",
                "java.util.concurrent.ForkJoinPool",
                "java.lang.Thread",
                "java.lang.Thread$Builder");
        Set<String> found = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            if (OWNS_TIME.contains(Floors.moduleOf(type.getPackageName()))) {
                continue;
            }
            type.getMethodCallsFromSelf().forEach(call -> {
                String owner = call.getTargetOwner().getName();
                if (forbidden.getOrDefault(owner, Set.of()).contains(call.getName())
                        || forbiddenTypes.contains(owner)) {
                    found.add(call.getDescription());
                }
            });
            type.getConstructorCallsFromSelf().forEach(call -> {
                if (forbiddenTypes.contains(call.getTargetOwner().getName())) {
                    found.add(call.getDescription());
                }
            });
        }
        assertThat(found)
                .as("the clock and the seed are parameters: threads, timers, randomness and now() live in journal and"
                        + " launcher, so that a simulator can stand in for them (a key or token takes a SecureRandom)")
                .isEmpty();
    }

    @Test
    void wordsOfRefusalAreUniqueAndSayWhen() throws IOException {
        Map<String, ProblemWord> words = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            if (type.isEnum() && type.isAssignableTo(ProblemWord.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    ProblemWord word = (ProblemWord) constant;
                    assertThat(words.put(word.type(), word)).as(word.type()).isNull();
                    assertThat(word.sentence())
                            .as(word.type())
                            .startsWith("Returned when ")
                            .endsWith(".");
                    assertThat(word.word()).as(word.type()).matches("[a-z0-9]+(-[a-z0-9]+)*");
                }
            }
        }
        assertThat(words).isNotEmpty();
        StringBuilder page = new StringBuilder("""
                # Problems

                Every refusal is an RFC 9457 problem whose `type` is one of these. Made from the code by `HouseTest`.

                | type | status | |
                |---|---|---|
                """);
        words.forEach((type, word) -> page.append("| `")
                .append(word.module())
                .append('/')
                .append(word.word())
                .append("` | ")
                .append(word.status())
                .append(" | ")
                .append(word.sentence())
                .append(" |\n"));
        ReferencePage.check("problems.md", page.toString());
    }

    @Test
    void eventsAreSmallRecordsAndTheirFieldsAreWrittenDown() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Events

                What the feed (`GET /v1/events`) tells, as the `data` of each CloudEvent. Ids and numbers, never personal
                data. Made from the code by `HouseTest`.

                """);
        List<Class<?>> events = HOUSE.stream()
                .filter(type -> type.isRecord() && type.isAssignableTo(Event.class))
                .<Class<?>>map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        for (Class<?> event : events) {
            page.append("## ")
                    .append(Floors.moduleOf(event.getPackageName()))
                    .append(": ")
                    .append(event.getSimpleName())
                    .append("\n\n");
            for (RecordComponent field : event.getRecordComponents()) {
                if (field.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    continue;
                }
                page.append("- `")
                        .append(field.getName())
                        .append("`: ")
                        .append(field.getGenericType().getTypeName().replaceAll("[a-zA-Z0-9_]+\\.", ""))
                        .append('\n');
            }
            page.append('\n');
        }
        ReferencePage.check("events.md", page.toString());
    }

    @Test
    void drawsTheHouse() throws IOException {
        ReferencePage.check("house.md", drawing());
    }

    @Test
    void writesACanvasOfEveryModule() throws IOException {
        Map<String, Set<String>> arrows = arrows();
        StringBuilder page = new StringBuilder("""
                # The modules

                What each is for and what it shows to others. Made from the code by `HouseTest`; the manual of a module is its
                `package-info.java`.

                """);
        for (Map.Entry<String, List<String>> floor : Floors.FROM_THE_GROUND_UP.entrySet()) {
            for (String module : floor.getValue()) {
                if (arrows.containsKey(module)) {
                    page.append("## ").append(module).append("\n\n");
                    page.append(firstSentence(module)).append("\n\n");
                    page.append("- floor: ").append(floor.getKey()).append('\n');
                    row(page, "leans on", arrows.get(module));
                    row(
                            page,
                            "verbs and views",
                            publicTypes(
                                    module,
                                    type -> type.isInterface()
                                            && !type.isAssignableTo(Event.class)
                                            && !type.isAssignableTo(Refusal.class)));
                    row(
                            page,
                            "commands and documents",
                            publicTypes(
                                    module,
                                    type -> type.isRecord()
                                            && !type.isAssignableTo(Event.class)
                                            && !type.isAssignableTo(Refusal.class)));
                    row(
                            page,
                            "tells",
                            publicTypes(module, type -> type.isRecord() && type.isAssignableTo(Event.class)));
                    row(
                            page,
                            "refuses with",
                            publicTypes(module, type -> type.isRecord() && type.isAssignableTo(Refusal.class)));
                    page.append('\n');
                }
            }
        }
        ReferencePage.check("modules.md", page.toString());
    }

    private static void row(StringBuilder page, String name, Set<String> values) {
        if (!values.isEmpty()) {
            page.append("- ")
                    .append(name)
                    .append(": ")
                    .append(String.join(", ", values))
                    .append('\n');
        }
    }

    private static Set<String> publicTypes(String module, Predicate<JavaClass> which) {
        return HOUSE.stream()
                .filter(type -> type.getPackageName().equals(Floors.ROOT + "." + module))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(which)
                .map(type -> type.getName()
                        .substring(type.getPackageName().length() + 1)
                        .replace('$', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first sentence of the module's manual, without its markup. */
    private static String firstSentence(String module) throws IOException {
        String source = Files.readString(ReferencePage.projectRoot()
                .resolve("server/src/main/java/io/oneshelf")
                .resolve(module)
                .resolve("package-info.java"));
        String text = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                .replaceAll("\\n \\* ?", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .replaceAll("<[^>]+>", "")
                .strip();
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end + 1)).replaceAll("\\s+", " ");
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            String from = Floors.moduleOf(type.getPackageName());
            Set<String> to = arrows.computeIfAbsent(from, module -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getPackageName())
                    .filter(name -> name.startsWith(Floors.ROOT + "."))
                    .map(Floors::moduleOf)
                    .filter(module -> !module.equals(from))
                    .forEach(to::add);
        }
        return arrows;
    }

    /** The floors from the roof down, with every arrow between modules that the code really has. */
    private static String drawing() {
        Map<String, Set<String>> arrows = arrows();
        StringBuilder page = new StringBuilder("""
                # The house

                Drawn from the code by `HouseTest`; arrows go down. A module stands here when it has content.

                ```
                """);
        List<Map.Entry<String, List<String>>> floors = new ArrayList<>(Floors.FROM_THE_GROUND_UP.entrySet());
        for (Map.Entry<String, List<String>> floor : floors.reversed()) {
            String modules =
                    floor.getValue().stream().filter(arrows::containsKey).collect(Collectors.joining("  "));
            if (!modules.isEmpty()) {
                page.append("%-14s %s%n".formatted(floor.getKey(), modules));
            }
        }
        page.append("```\n\n| module | leans on |\n|---|---|\n");
        for (Map.Entry<String, List<String>> floor : floors.reversed()) {
            floor.getValue().stream()
                    .filter(arrows::containsKey)
                    .forEach(module -> page.append("| ")
                            .append(module)
                            .append(" | ")
                            .append(String.join(", ", arrows.get(module)))
                            .append(" |\n"));
        }
        return page.toString();
    }

    private static List<String> packages() {
        return Stream.concat(
                        HOUSE.stream().map(JavaClass::getPackageName),
                        Arrays.stream(new String[] {Floors.ROOT + ".kernel"}))
                .distinct()
                .sorted()
                .toList();
    }
}
