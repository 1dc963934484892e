package org.orderrelay.architecture.specimen.provider.beta;

import org.orderrelay.architecture.specimen.provider.alpha.Alpha;

/** A provider that knows another. */
record Beta(Alpha other) {}
