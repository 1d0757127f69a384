package dev.windrow.guard;

import dev.windrow.config.JobFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process at a time writes into a folder. Each writes a claim, a file of its own name, and then lists the folder:
 * whoever sees another live claim withdraws. Of two that come at once at least one sees the other, whatever their
 * order, as long as a file that was written is listed; so this holds on HDFS, on local disks and on stores that list
 * consistently, and needs neither a rename nor an atomic create. A claim is renewed all the time; one that is not has
 * ended with its process. Times compared are the file system's own, so clocks of machines need not agree.
 */
public final class OutputLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputLock.class);

    /** Claims are {@code _windrow.lock.ID}; names with an underscore are no data. */
    static final String PREFIX = "_windrow.lock.";

    /** A process that has not renewed its claim for so long is no more. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration RENEWAL = Duration.ofSeconds(20);

    /** Two that see each other both withdraw, and come again after a while of random length. */
    private static final int ATTEMPTS = 5;

    private static final int PAUSE_MILLIS = 400;

    /** After Spark's tasks have ended, and before Hadoop's file systems are closed (10). */
    private static final int HOOK_PRIORITY = 20;

    private static final Map<String, OutputLock> HELD = new ConcurrentHashMap<>();

    private final FileSystem files;
    private final Path folder;
    private final Path claim;
    private final String verb;
    private final String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final List<Path> made = new ArrayList<>();
    private final Set<ProcessMark> buried = ConcurrentHashMap.newKeySet();
    private final Runnable release = this::release;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "output-lock");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Optional<Claim> usurper = Optional.empty();
    private boolean released;

    private final Runnable lost;

    private OutputLock(FileSystem files, Path folder, String verb, Runnable lost) {
        this.lost = lost;
        this.files = files;
        this.folder = files.makeQualified(folder);
        this.claim = new Path(this.folder, PREFIX + UUID.randomUUID());
        this.verb = verb;
    }

    /**
     * Takes a folder, and makes it if it is not there.
     *
     * @param files without checksum files of its own
     * @param where the key or option that names the folder, with its value
     * @param lost ends the work, on another thread, if the folder is found to be taken over meanwhile
     * @throws JobFileException if another process writes there, naming it, or if nothing can be written there
     */
    public static OutputLock acquire(FileSystem files, Path folder, String verb, String where, Runnable lost) {
        OutputLock lock = new OutputLock(files, folder, verb, lost);
        try {
            lock.acquire(where);
        } catch (IOException | FSError e) {
            lock.release();
            Throwable reason = e instanceof FSError && e.getCause() != null ? e.getCause() : e;
            throw Refusal.of(where, "must be a folder that can be written: " + reason.getMessage());
        } catch (RuntimeException e) {
            lock.release();
            throw e;
        }
        return lock;
    }

    private void acquire(String where) throws IOException {
        for (Path path = folder; path != null && !files.exists(path); path = path.getParent()) {
            made.add(path);
        }
        Optional<Claim> other = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            files.mkdirs(folder);
            write();
            other = other();
            if (other.isEmpty()) {
                begin();
                return;
            }
            files.delete(claim, false);
            pause();
        }
        Claim owner = other.orElseThrow();
        throw Refusal.of(
                where, folder + " is being written by " + owner.owner() + ": " + owner.wayOut(LEASE.toMillis()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS / 4, PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another process was waited for", e);
        }
    }

    private void begin() {
        HELD.put(folder.toString(), this);
        ShutdownHookManager.get().addShutdownHook(release, HOOK_PRIORITY);
        // Ended with the executor; renew() never throws.
        var unused = heart.scheduleWithFixedDelay(
                this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write() throws IOException {
        try (OutputStream out = files.create(claim, true)) {
            out.write(Claim.content(ProcessMark.own(), verb, since));
        }
    }

    /** The claim of another that lives; those of the dead are removed. */
    private Optional<Claim> other() throws IOException {
        long now = files.getFileStatus(claim).getModificationTime();
        Optional<Claim> other = Optional.empty();
        for (FileStatus file : files.listStatus(folder)) {
            String name = file.getPath().getName();
            if (!name.startsWith(PREFIX) || name.equals(claim.getName())) {
                continue;
            }
            Optional<Claim> found = Claim.read(files, file);
            if (found.isPresent() && found.get().isDead(now, LEASE.toMillis())) {
                found.get().process().ifPresent(buried::add);
                files.delete(file.getPath(), false);
            } else if (found.isPresent()) {
                other = found;
            }
        }
        return other;
    }

    /** A process that stood still for longer than a lease may find another in its place, and must give way. */
    synchronized void renew() {
        try {
            if (released || usurper.isPresent() || !files.exists(folder)) {
                return;
            }
            boolean stillThere = files.exists(claim);
            if (!stillThere) {
                usurper = livingOther();
            }
            if (usurper.isEmpty()) {
                write();
            } else {
                LOG.error(
                        "{} was taken over by {}; this process ends",
                        folder,
                        usurper.get().owner());
                lost.run();
            }
        } catch (IOException | FSError e) {
            LOG.warn("{}: the claim of this process could not be renewed: {}", folder, e.getMessage());
        }
    }

    private Optional<Claim> livingOther() throws IOException {
        for (FileStatus file : files.listStatus(folder)) {
            if (file.getPath().getName().startsWith(PREFIX)) {
                return Claim.read(files, file);
            }
        }
        return Optional.empty();
    }

    /**
     * Throws if this process has a claim to a folder that another has taken over since.
     *
     * @throws IOException naming the other
     */
    public static void requireHeld(Path folder) throws IOException {
        OutputLock lock = HELD.get(folder.toString());
        if (lock != null && lock.usurper.isPresent()) {
            throw new IOException(folder + " was taken over by "
                    + lock.usurper.get().owner() + ", while this process stood still for longer than "
                    + LEASE.toSeconds() + " s");
        }
    }

    /** Whether a process was found to be no more when a folder was taken. */
    public static boolean hasBuried(Path folder, ProcessMark process) {
        OutputLock lock = HELD.get(folder.toString());
        return lock != null && lock.buried.contains(process);
    }

    /** Whether a name is that of a claim. */
    public static boolean isClaim(String name) {
        return name.startsWith(PREFIX);
    }

    /** Withdraws the claim, and removes what was made for it alone. */
    private synchronized void release() {
        if (released) {
            return;
        }
        released = true;
        heart.shutdownNow();
        HELD.remove(folder.toString(), this);
        try {
            files.delete(claim, false);
            for (Path path : made) {
                if (!files.exists(path) || files.listStatus(path).length > 0 || !files.delete(path, false)) {
                    break;
                }
            }
        } catch (IOException | FSError e) {
            LOG.warn("{} could not be removed: {}", claim, e.getMessage());
        }
    }

    @Override
    public void close() {
        release();
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(release);
        }
    }
}
