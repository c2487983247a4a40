package panal.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages lead where they say, and the tour through the code names what is there. */
final class PagesTest {
    private static final String TOUR = "docs/architecture.md";
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    /** A type in monospace, perhaps with one of its members. */
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*)(?:\\.([a-z][A-Za-z0-9]*))?(?:\\(\\))?`");

    private final SourceTree tree = SourceTree.find();

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : tree.trackedFiles()) {
            if (!page.toString().endsWith(".md")) {
                continue;
            }
            Matcher link = LINK.matcher(prose(page));
            while (link.find()) {
                links++;
                if (!link.group(1).startsWith("http") && !leads(page, link.group(1))) {
                    broken.add(tree.nameOf(page) + " leads to " + link.group(1));
                }
            }
        }
        assertTrue(links > 50, "links: " + links);
        assertEquals(List.of(), broken);
    }

    private static boolean leads(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(prose(page));
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\w\\- ]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }

    @Test
    void theTourNamesTypesAndMembersThatThereAre() throws IOException {
        List<Path> sources = tree.sources("main");
        List<String> gone = new ArrayList<>();
        int named = 0;
        Matcher type = TYPE.matcher(prose(tree.root().resolve(TOUR)));
        while (type.find()) {
            named++;
            String member = type.group(2) == null ? type.group(1) : type.group(2);
            boolean there = false;
            for (Path source : sources) {
                there |= source.endsWith(type.group(1) + ".java")
                        && Pattern.compile("\\b" + member + "\\b")
                                .matcher(Files.readString(source))
                                .find();
            }
            if (!there) {
                gone.add(type.group());
            }
        }
        assertTrue(named > 50, "types named: " + named);
        assertEquals(List.of(), gone);
    }

    /** Without what stands in fences, where brackets mean something else. */
    private static String prose(Path page) throws IOException {
        return FENCED.matcher(Files.readString(page)).replaceAll("");
    }
}
