package panal.cluster.harness;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one service of a cluster has for itself.
 *
 * @param arguments behind those that its kind of service has
 * @param before words in front of {@code java}, such as {@code ip netns exec NAME}; they must keep the process id
 * @param environment added to what all services find there
 * @param host where it listens; else where all do
 */
public record ServiceSetting(
        List<String> arguments, List<String> before, Map<String, String> environment, Optional<String> host) {
    public static final ServiceSetting NONE = new ServiceSetting(List.of(), List.of(), Map.of(), Optional.empty());

    public ServiceSetting {
        arguments = List.copyOf(arguments);
        before = List.copyOf(before);
        environment = Map.copyOf(environment);
    }

    public ServiceSetting withArguments(String... more) {
        return new ServiceSetting(List.of(more), before, environment, host);
    }

    public ServiceSetting withEnvironment(Map<String, String> more) {
        return new ServiceSetting(arguments, before, more, host);
    }

    public ServiceSetting on(String address, List<String> words) {
        return new ServiceSetting(arguments, words, environment, Optional.of(address));
    }
}
