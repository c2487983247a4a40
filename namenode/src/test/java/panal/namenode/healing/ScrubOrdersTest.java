package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order;
import panal.testkit.FakeClock;

final class ScrubOrdersTest {
    private final NodeId one = new NodeId(new UUID(1, 1));
    private final NodeId two = new NodeId(new UUID(2, 2));
    private final FakeClock clock = FakeClock.anyTime();
    private final ScrubOrders orders = new ScrubOrders(clock);

    @Test
    void whatIsOrderedTwiceIsGivenOnceAndToTheRightNode() {
        orders.block(one, new BlockId(7));
        orders.block(one, new BlockId(8));
        orders.block(one, new BlockId(7));
        assertEquals(Optional.empty(), orders.orderFor(two));
        assertEquals(Optional.of(new Order.Scrub(List.of(new BlockId(7), new BlockId(8)))), orders.orderFor(one));
        assertEquals(Optional.empty(), orders.orderFor(one));
    }

    @Test
    void everythingIncludesSingleBlocks() {
        orders.block(one, new BlockId(7));
        orders.everything(one);
        assertEquals(Optional.of(new Order.Scrub(List.of())), orders.orderFor(one));
        assertEquals(Optional.empty(), orders.orderFor(one));
    }

    @Test
    void aBlockIsOrderedASecondTimeInCaseTheAnswerThatToldOfItWasLost() {
        orders.block(one, new BlockId(7));
        Optional<Order> order = orders.orderFor(one);
        clock.advance(Duration.ofSeconds(9));
        assertEquals(Optional.empty(), orders.orderFor(one));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(order, orders.orderFor(one));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), orders.orderFor(one));
    }

    @Test
    void whoIsAccusedAllTheTimeHearsOfEachBlockASecondTimeToo() {
        int told = 0;
        for (int second = 0; second < 60; second++) {
            orders.block(one, new BlockId(1 + second));
            Order.Scrub order = (Order.Scrub) orders.orderFor(one).orElseThrow();
            told += order.blocks().size();
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(60 + 50, told);
    }

    @Test
    void aNodeThatJoinsAgainHearsWhatItWasToldLast() {
        orders.block(one, new BlockId(7));
        Optional<Order> order = orders.orderFor(one);
        orders.joined(one);
        orders.joined(two);
        assertEquals(order, orders.orderFor(one));
        orders.everything(one);
        orders.orderFor(one);
        orders.joined(one);
        assertEquals(Optional.of(new Order.Scrub(List.of())), orders.orderFor(one));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), orders.orderFor(one), "what was verified in a round is not verified again");
    }

    @Test
    void manyBlocksGoInSeveralOrders() {
        List<BlockId> all = new ArrayList<>();
        for (int block = 1; block <= 2_500; block++) {
            all.add(new BlockId(block));
            orders.block(one, new BlockId(block));
        }
        List<BlockId> given = new ArrayList<>();
        Optional<Order> order = orders.orderFor(one);
        while (order.isPresent()) {
            given.addAll(((Order.Scrub) order.get()).blocks());
            order = orders.orderFor(one);
        }
        assertEquals(all, given);
    }
}
