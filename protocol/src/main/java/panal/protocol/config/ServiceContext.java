package panal.protocol.config;

import java.nio.file.Path;
import java.util.function.Consumer;

/** What a service finds when it starts. Thread-safe. */
public final class ServiceContext {
    private final Home home;
    private final String service;
    private final Consumer<String> onFailure;

    ServiceContext(Home home, String service, Consumer<String> onFailure) {
        this.home = home;
        this.service = service;
        this.onFailure = onFailure;
    }

    public Home home() {
        return home;
    }

    /** The service's name, such as {@code namenode}. */
    public String service() {
        return service;
    }

    /** The service's own directory, which no other process uses. */
    public Path directory() {
        return home.serviceDirectory(service);
    }

    /**
     * Ends the process with exit code 1 and this sentence: the service cannot go on. Returns at once; the clean stop runs
     * on a thread of its own.
     */
    public void fail(String sentence) {
        onFailure.accept(sentence);
    }
}
