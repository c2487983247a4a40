package panal.protocol.config;

import panal.protocol.value.ProtocolVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionText implements IVersionProvider {
    /** For picocli, which makes it by reflection. */
    public VersionText() {}

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    /** Release, protocol and Java in one line. */
    public static String line() {
        String release = VersionText.class.getPackage().getImplementationVersion();
        return "Panal " + (release == null ? "development" : release) + ", protocol " + ProtocolVersion.CURRENT.number()
                + ", Java " + Runtime.version().feature();
    }
}
