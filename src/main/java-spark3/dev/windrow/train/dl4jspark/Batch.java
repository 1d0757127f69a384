package dev.windrow.train.dl4jspark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Examples for one step: inputs, targets and their masks. */
final class Batch implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int FEATURES = 0;
    private static final int LABELS = 1;
    private static final int FEATURES_MASKS = 2;
    private static final int LABELS_MASKS = 3;
    private static final int PARTS = 4;

    /** [part][array]; {@code null} for a mask that is missing beside others. */
    private final HeapArray[][] parts;

    private Batch(HeapArray[][] parts) {
        this.parts = parts;
    }

    /** A copy of a data set. */
    static Batch of(DataSet data) {
        return of(
                new INDArray[] {data.getFeatures()},
                new INDArray[] {data.getLabels()},
                new INDArray[] {data.getFeaturesMaskArray()},
                new INDArray[] {data.getLabelsMaskArray()});
    }

    /** A copy of a data set of any number of inputs and outputs. */
    static Batch of(MultiDataSet data) {
        return of(data.getFeatures(), data.getLabels(), data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    }

    private static Batch of(INDArray[]... parts) {
        HeapArray[][] copies = new HeapArray[PARTS][];
        for (int part = 0; part < PARTS; part++) {
            copies[part] = copies(parts[part]);
        }
        return new Batch(copies);
    }

    /** Copies of the arrays of a part; none at all where all are missing. */
    private static HeapArray[] copies(@Nullable INDArray[] arrays) {
        HeapArray[] copies = new HeapArray[arrays == null ? 0 : arrays.length];
        boolean any = false;
        for (int k = 0; k < copies.length; k++) {
            if (arrays[k] != null) {
                copies[k] = HeapArray.of(arrays[k]);
                any = true;
            }
        }
        return any ? copies : new HeapArray[0];
    }

    /** Batches put together, shorter sequences padded and masked as Deeplearning4j does. */
    static Batch merged(List<Batch> batches) {
        if (batches.size() == 1) {
            return batches.get(0);
        }
        List<MultiDataSet> sets = new ArrayList<>(batches.size());
        batches.forEach(batch -> sets.add(batch.multiDataSet()));
        MultiDataSet merged = org.nd4j.linalg.dataset.MultiDataSet.merge(sets);
        try {
            return of(merged);
        } finally {
            sets.forEach(Batch::close);
            close(merged);
        }
    }

    /** A new data set of any number of inputs and outputs, outside the heap; {@link #close} frees it. */
    MultiDataSet multiDataSet() {
        return new org.nd4j.linalg.dataset.MultiDataSet(
                arrays(FEATURES), arrays(LABELS), arrays(FEATURES_MASKS), arrays(LABELS_MASKS));
    }

    /** Frees what {@link #multiDataSet} made. */
    static void close(MultiDataSet data) {
        close(data.getFeatures());
        close(data.getLabels());
        close(data.getFeaturesMaskArrays());
        close(data.getLabelsMaskArrays());
    }

    private static void close(@Nullable INDArray[] arrays) {
        if (arrays != null) {
            for (INDArray array : arrays) {
                if (array != null && array.closeable()) {
                    array.close();
                }
            }
        }
    }

    /** A part as Deeplearning4j has it: no array at all where none is there. */
    @Nullable
    private INDArray[] arrays(int part) {
        if (parts[part].length == 0) {
            return null;
        }
        INDArray[] arrays = new INDArray[parts[part].length];
        for (int k = 0; k < arrays.length; k++) {
            arrays[k] = parts[part][k] == null ? null : parts[part][k].array();
        }
        return arrays;
    }

    /** How many examples there are. */
    int size() {
        for (HeapArray array : parts[FEATURES]) {
            if (array != null) {
                return array.examples();
            }
        }
        return 0;
    }

    /** Each example as a batch of its own. */
    List<Batch> examples() {
        List<Batch> examples = new ArrayList<>(size());
        for (int index = 0; index < size(); index++) {
            HeapArray[][] one = new HeapArray[PARTS][];
            for (int part = 0; part < PARTS; part++) {
                one[part] = new HeapArray[parts[part].length];
                for (int k = 0; k < one[part].length; k++) {
                    one[part][k] = parts[part][k] == null ? null : parts[part][k].example(index);
                }
            }
            examples.add(new Batch(one));
        }
        return examples;
    }

    /**
     * Places with a loss, over all outputs, by which a worker's part of the mean is weighted: what the label masks
     * leave of the steps of sequences, or the examples.
     */
    long targets() {
        if (parts[LABELS].length == 0) {
            return size();
        }
        long targets = 0;
        for (int k = 0; k < parts[LABELS].length; k++) {
            HeapArray mask = k < parts[LABELS_MASKS].length ? parts[LABELS_MASKS][k] : null;
            if (mask != null) {
                targets += mask.nonZero();
            } else if (parts[LABELS][k] != null) {
                targets += parts[LABELS][k].places();
            }
        }
        return targets;
    }

    /** The name that follows from what is in it. */
    ContentKey key() {
        ContentKey.Digest digest = new ContentKey.Digest();
        for (HeapArray[] part : parts) {
            digest.add(part.length);
            for (HeapArray array : part) {
                digest.add(array == null ? 0 : 1);
                if (array != null) {
                    array.addTo(digest);
                }
            }
        }
        return digest.key();
    }
}
