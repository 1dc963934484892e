package org.orderrelay.reliability;

/** One status of one order: what a source puts in once and a customer gets once. */
record Event(String reference, String status) {
    @Override
    public String toString() {
        return reference + ' ' + status;
    }
}
