package panal.namenode.balance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeName;

/**
 * Evens the nodes out: when somebody asks, until it is done; else gently, by itself, when the nodes have grown far apart.
 * What is under way is soft state: a restart of the NameNode forgets moves, and their surplus copies are trimmed. Calls are
 * exclusive (this object); the floor is called under that lock and must not call back.
 */
public final class Balancer {
    private static final Logger log = LoggerFactory.getLogger(Balancer.class);
    private static final int SAMPLE = 100;
    private static final int GIVERS = 4;
    /** Fruitless looks, each at another sample, after which there is nothing that could be moved. */
    private static final int LOOKS = 20;
    /** A move that takes longer is given up. */
    private static final Duration MOVE_WITHIN = Duration.ofMinutes(10);

    private static final Duration REST = Duration.ofMinutes(10);

    private final Floor floor;
    private final Clock clock;
    private final BalanceSettings settings;
    private final Map<Move, Instant> underWay = new LinkedHashMap<>();
    private Optional<BalanceRequest> asked = Optional.empty();
    private Pace pace;
    private Phase phase;
    private String why = "";
    /** The threshold of what ended last. */
    private double reached;

    private int fruitless;
    /** The next time when blocks may be looked at. */
    private Instant next = Instant.EPOCH;

    private enum Phase {
        OFF("off"),
        IDLE("idle"),
        MOVING("moving"),
        WAITING("waiting"),
        DONE("done"),
        STUCK("stuck");

        private final String text;

        Phase(String text) {
            this.text = text;
        }
    }

    public Balancer(Floor floor, Clock clock, BalanceSettings settings) {
        this.floor = floor;
        this.clock = clock;
        this.settings = settings;
        this.pace = new Pace(clock);
        this.phase = atRest();
    }

    private Phase atRest() {
        return settings.automatic() ? Phase.IDLE : Phase.OFF;
    }

    /** Begins to even the nodes out, in place of what was asked for before. */
    public synchronized void begin(BalanceRequest request) {
        asked = Optional.of(request);
        begin();
        log.info("balance begins threshold={} bytes_per_second={}", request.threshold(), request.bytesPerSecond());
        tick();
    }

    private void begin() {
        pace = new Pace(clock);
        phase = Phase.MOVING;
        why = "";
        fruitless = 0;
        next = Instant.EPOCH;
    }

    /** Ends what was asked for, and lets the gentle one rest for a while; moves under way are given up. */
    public synchronized void end() {
        floor.endAll();
        underWay.clear();
        end(atRest(), "stopped");
    }

    private void end(Phase how, String reason) {
        log.info("balance ends how={} moved_blocks={} why=\"{}\"", how.text, pace.blocks(), reason);
        reached = goal().threshold();
        asked = Optional.empty();
        phase = how;
        why = reason;
        next = clock.instant().plus(REST);
    }

    /** Looks after the moves under way, and begins others. To be called a few times a second. */
    public synchronized void tick() {
        List.copyOf(underWay.keySet()).forEach(this::follow);
        if ((asked.isEmpty() && !settings.automatic()) || clock.instant().isBefore(next)) {
            return;
        }
        String obstacle = floor.obstacle();
        Levels levels = new Levels(floor.nodes());
        Planner planner = new Planner(goal().threshold());
        if (planner.content(levels)) {
            content(levels);
        } else if (!obstacle.isEmpty()) {
            phase = Phase.WAITING;
            why = obstacle;
        } else {
            move(planner, levels);
        }
    }

    private void content(Levels levels) {
        if (!underWay.isEmpty()) {
            return;
        }
        if (asked.isPresent()) {
            end(
                    Phase.DONE,
                    String.format(Locale.ROOT, "every node is within %.1f points of the mean", levels.spread()));
        } else if (phase == Phase.MOVING || phase == Phase.WAITING) {
            end(Phase.IDLE, "");
        }
    }

    private void move(Planner planner, Levels levels) {
        if (phase != Phase.MOVING && asked.isEmpty()) {
            begin();
            log.info("balance begins by itself spread={} threshold={}", levels.spread(), goal().threshold());
        }
        phase = Phase.MOVING;
        why = "";
        int room = (asked.isPresent() ? settings.atOnce() : settings.gentlyAtOnce()) - underWay.size();
        if (room <= 0 || !pace.mayGo()) {
            return;
        }
        List<Move> moves = planner.plan(levels, sample(planner.givers(levels)), room);
        int begun = 0;
        for (Move move : moves) {
            if (pace.mayGo() && floor.begin(move)) {
                underWay.put(move, clock.instant());
                pace.spend(move.bytes(), goal().bytesPerSecond());
                begun++;
            }
        }
        fruitless = begun > 0 || !underWay.isEmpty() ? 0 : fruitless + 1;
        if (fruitless >= LOOKS) {
            end(Phase.STUCK, "no block can be moved without being on fewer hosts or racks, or making it worse");
        }
    }

    /** Each block once, though several of the givers have it: two moves of one block could take one copy too many. */
    private List<Movable> sample(List<NodeName> givers) {
        Map<BlockId, Movable> sample = new LinkedHashMap<>();
        for (NodeName giver : givers.subList(0, Math.min(GIVERS, givers.size()))) {
            floor.sample(giver, SAMPLE).forEach(block -> sample.put(block.block(), block));
        }
        underWay.keySet().forEach(move -> sample.remove(move.block()));
        return List.copyOf(sample.values());
    }

    private void follow(Move move) {
        Floor.Stage stage = floor.stage(move);
        boolean late =
                underWay.getOrDefault(move, Instant.EPOCH).plus(MOVE_WITHIN).isBefore(clock.instant());
        if (stage == Floor.Stage.DONE) {
            underWay.remove(move);
            floor.ended(move);
            pace.moved(move.bytes());
            log.info("block moved block={} bytes={} from={} to={}", move.block(), move.bytes(), move.from(), move.to());
        } else if (stage == Floor.Stage.LOST || late) {
            underWay.remove(move);
            floor.ended(move);
            log.info("move given up block={} from={} to={} stage={}", move.block(), move.from(), move.to(), stage);
        }
    }

    private BalanceRequest goal() {
        return asked.orElse(settings.gently());
    }

    private boolean isOver() {
        return phase == Phase.DONE || phase == Phase.STUCK;
    }

    public synchronized BalanceProgress progress() {
        Levels levels = new Levels(floor.nodes());
        double threshold = isOver() ? reached : goal().threshold();
        return new BalanceProgress(
                phase.text,
                asked.isEmpty() && !isOver(),
                threshold,
                levels.spread(),
                pace.blocks(),
                pace.bytes(),
                levels.excess(threshold),
                pace.bytesPerSecond(),
                underWay.size(),
                why);
    }
}
