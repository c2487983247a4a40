package panal.datanode.heartbeat;

import java.rmi.NoSuchObjectException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.Stock;
import panal.datanode.store.StockBook;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NodeLink;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.Limits;
import panal.protocol.value.Replica;
import panal.protocol.value.StockPage;

/** Sends the whole stock, page by page, as of one point. Thread-safe. */
final class StockReporter {
    private static final Logger log = LoggerFactory.getLogger(StockReporter.class);

    private final StockBook stock;

    StockReporter(StockBook stock) {
        this.stock = stock;
    }

    void report(NodeLink link) throws PanalException, NoSuchObjectException {
        Stock all = stock.all();
        List<Replica> replicas = all.replicas();
        int pages = Math.max(1, (replicas.size() + Limits.STOCK_PAGE_REPLICAS - 1) / Limits.STOCK_PAGE_REPLICAS);
        for (int page = 0; page < pages; page++) {
            int from = page * Limits.STOCK_PAGE_REPLICAS;
            int to = Math.min(from + Limits.STOCK_PAGE_REPLICAS, replicas.size());
            StockPage next = new StockPage(all.asOf(), page, page == pages - 1, replicas.subList(from, to));
            RemoteCalls.run("namenode", () -> link.reportStock(next));
        }
        stock.acknowledged(all.asOf(), true);
        log.info(
                "stock reported blocks={} pages={} as_of={}/{}",
                replicas.size(),
                pages,
                all.asOf().incarnation(),
                all.asOf().sequence());
    }
}
