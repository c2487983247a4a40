package panal.cluster.launch;

import java.util.ArrayList;
import java.util.List;

/** The services as lines of aligned columns. */
final class ServiceTable {
    private static final List<String> HEAD = List.of("SERVICE", "ADDRESS", "PID", "STATE");

    private ServiceTable() {}

    static List<String> lines(List<ServiceState> services) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (ServiceState service : services) {
            String pid = service.process()
                    .map(process -> Long.toString(process.pid()))
                    .orElse("-");
            rows.add(List.of(service.service(), service.address().toString(), pid, service.state()));
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
