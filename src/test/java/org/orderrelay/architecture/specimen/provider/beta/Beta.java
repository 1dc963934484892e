package org.orderrelay.architecture.specimen.provider.beta;

import org.orderrelay.architecture.specimen.provider.alpha.Alpha;
import org.orderrelay.architecture.specimen.provider.whatsapp.Shared;

/** A provider that knows another, which is wrong, and what all share, which is not. */
record Beta(Alpha other, Shared shared) {}
