package org.orderrelay.reliability;

import java.util.List;

/**
 * All that is judged.
 *
 * @param puts what the sources put in, those of one order in the order they were put
 * @param taken what the oracle saw, in its order
 * @param listed what the relay says is not settled
 */
record History(List<Put> puts, List<Taken> taken, List<Listed> listed) {
    History {
        puts = List.copyOf(puts);
        taken = List.copyOf(taken);
        listed = List.copyOf(listed);
    }
}
