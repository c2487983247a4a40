package panal.bench.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.protocol.rmi.RmiSettings;
import panal.protocol.value.Durability;

/** Settings: {@code home}, {@code registry} (host:port) and {@code durability}. */
public final class PanalConnector implements Connector {
    /** RMI reads its settings once, before its first use. */
    public PanalConnector() {
        RmiSettings.applyToCaller();
    }

    @Override
    public FileSystemUnderTest connect(Map<String, String> settings) throws Exception {
        Panal panal = Panal.connect(
                ConnectOptions.at(Path.of(setting(settings, "home"))).withRegistry(setting(settings, "registry")));
        return new PanalFiles(
                panal, Durability.valueOf(setting(settings, "durability").toUpperCase(Locale.ROOT)));
    }

    private static String setting(Map<String, String> settings, String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + name + " in " + settings);
        }
        return value;
    }
}
