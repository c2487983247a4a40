package panal.bench.client;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments: the name of a {@link Connector} class, then its settings as {@code key=value}. Each line of standard input is
 * work, see {@link Verb}; each line of standard output an answer: {@code ok <nanoseconds>} or {@code failed <why>}. Ends with
 * its input.
 */
public final class ClientMain {
    private ClientMain() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints must not stand between answers.
        System.setOut(System.err);
        Connector connector = Class.forName(arguments[0])
                .asSubclass(Connector.class)
                .getDeclaredConstructor()
                .newInstance();
        Clients clients = new Clients(connector, settings(List.of(arguments)));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(answer(clients, Work.parse(line)));
            }
        }
        clients.disconnect();
        System.exit(0);
    }

    private static Map<String, String> settings(List<String> arguments) {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments.subList(1, arguments.size())) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }

    private static String answer(Clients clients, Work work) {
        Verb verb = Verb.ALL.get(work.verb());
        if (verb == null) {
            return "failed nobody knows how to " + work.verb();
        }
        long began = System.nanoTime();
        try {
            verb.run(clients, work);
            return "ok " + (System.nanoTime() - began);
        } catch (Exception failed) {
            return failed(failed);
        }
    }

    private static String failed(Exception why) {
        why.printStackTrace();
        return "failed " + why.toString().replaceAll("\\s+", " ");
    }
}
