package org.orderrelay.pipeline.file;

import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.orderrelay.intake.FileNames;

/**
 * Which names of a listing are touched at all. Applied to the listing, before anything is read, moved or deleted, so a
 * server cannot lead the relay out of the folder with a name such as {@code ../x}.
 */
public final class CsvNames<T> implements GenericFileFilter<T> {
    @Override
    public boolean accept(GenericFile<T> file) {
        return !file.isDirectory() && FileNames.accepts(file.getFileName());
    }
}
