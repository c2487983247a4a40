package panal.protocol.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import panal.protocol.error.LocalFailure;

/** {@code panal.properties}: settings that stay, one {@code key=value} a line, UTF-8. */
final class PropertiesFile {
    private final Path file;

    PropertiesFile(Path file) {
        this.file = file;
    }

    /** What stands in the file; nothing when there is none. */
    Map<String, String> read() throws LocalFailure {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text()));
        } catch (IOException | IllegalArgumentException bad) {
            throw new LocalFailure("cannot read " + file + " (" + bad.getMessage() + ")", bad);
        }
        Map<String, String> found = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            found.put(key, properties.getProperty(key).strip());
        }
        return found;
    }

    /** Sets one key and leaves all other lines, comments included, as they are. */
    void set(String key, String value) throws LocalFailure {
        List<String> lines = new ArrayList<>();
        try {
            text().lines()
                    .filter(line -> !line.matches("\\s*" + key + "\\s*[=:].*"))
                    .forEach(lines::add);
            lines.add(key + "=" + value);
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, ".panal", ".properties");
            Files.write(temporary, lines, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new LocalFailure("cannot write " + file + " (" + Home.reason(refused) + ")", refused);
        }
    }

    private String text() throws IOException {
        // A home that is no directory is told by Home.prepare, in better words.
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }
}
