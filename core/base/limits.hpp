#pragma once

#include <cstddef>
#include <cstdint>

/// Every limit of the product, with its reason. A limit is part of the behaviour: change one here
/// and the tests that reach it will say what else depends on it.
namespace b2go::limits {

// --- one record -----------------------------------------------------------------------------

/// A note taken during a long conversation fits many times over; a pasted book does not.
inline constexpr std::size_t kTextBytes = 16 * 1024;
/// Names, streets, titles: shown in a list row.
inline constexpr std::size_t kLineBytes = 400;
/// Elements of one set field (phones, needs, staff on an outing).
inline constexpr std::size_t kSetElements = 64;
/// Writes of one change: every field of the largest entity and a full set, several times over.
inline constexpr std::size_t kWritesPerChange = 512;
/// Dots that one write can say it has seen: concurrent versions of one register.
inline constexpr std::size_t kSeenPerWrite = 256;
/// One encoded change: half a batch, so that any change can travel.
inline constexpr std::size_t kChangeBytes = 128 * 1024;
/// What a change may grow by when it is stamped anew: its first dot, and longer numbers in it.
inline constexpr std::size_t kOriginBytes = 16 * 1024;
/// `was` is carried so that "before" can be shown offline; longer values are looked up instead.
inline constexpr std::size_t kWasBytes = 256;
/// A reason given for a decision.
inline constexpr std::size_t kReasonBytes = 1000;

// --- the wire -------------------------------------------------------------------------------

inline constexpr std::size_t kChangesPerBatch = 500;
inline constexpr std::size_t kBatchBytesCompressed = 256 * 1024;
/// Uncompressed records on one page; one page is one answer the tablet must hold in memory.
inline constexpr std::size_t kPageBytes = 2 * 1024 * 1024;
inline constexpr std::size_t kPageRecords = 4000;
/// Records looked at for one page, held or not: bounds what a request can cost when most of what
/// is new belongs to other teams.
inline constexpr std::size_t kPageScanned = 100'000;
/// Records per slice: a tablet takes up a page slice by slice and lets a person's tap go between
/// two, so that it waits about 2 ms.
inline constexpr std::size_t kSliceRecords = 32;
/// Slices in one transaction while nobody taps, a whole page: what many records share is written
/// once.
inline constexpr std::size_t kSlicesAtOnce = 128;
/// The same once a person has tapped during a sync: a tap also waits while one is written out.
inline constexpr std::size_t kSlicesWhileTapping = 16;
/// As many are written out while a tap waits; of more, none are, and they are taken up again later.
inline constexpr std::size_t kSlicesKept = 2;
/// Records that a tablet asks for by id in one request: a whole slice of stubs that do not fit, and
/// no more than one answer holds.
inline constexpr std::size_t kRecordsPerRequest = 256;
/// Ranges of one question about digests, and records of each as the tablet cuts them.
inline constexpr std::size_t kRangesPerRequest = 64;
inline constexpr std::size_t kRecordsPerRange = 64;
/// Records the central reads and opens for one such question: about a tenth of a second.
inline constexpr std::size_t kRangeRecords = 16'384;
/// Records listed of one range that differs: the central may hold there what the tablet lacks.
inline constexpr std::size_t kRangeListed = 2048;
/// Points of its history by which a tablet asks how far the central agrees with it: three rounds
/// find the place among a quarter of a million changes.
inline constexpr std::size_t kMarks = 64;
/// Scopes that one page begins to fill at once: each stands in every cursor of the page.
inline constexpr std::size_t kFillingAtOnce = 32;
/// Numbers that one device had before, its history having parted each time.
inline constexpr std::size_t kFormerNumbers = 16;
/// A body as it arrives, before it is decompressed.
inline constexpr std::size_t kBodyBytes = 4 * 1024 * 1024;
/// A body after decompression.
inline constexpr std::size_t kPlainBytes = 16 * 1024 * 1024;
inline constexpr std::size_t kHeaderBytes = 16 * 1024;

// --- the central ----------------------------------------------------------------------------

inline constexpr std::size_t kConnections = 2000;
inline constexpr std::size_t kConnectionsPerPeer = 50;
/// Two round trips of a bad line; whoever needs longer holds a connection that others wait for.
inline constexpr int kHandshakeTimeoutSeconds = 5;
inline constexpr int kHeaderTimeoutSeconds = 5;
inline constexpr int kBodyTimeoutSeconds = 30;
inline constexpr int kIdleTimeoutSeconds = 60;
/// Requests that may wait for the store; beyond it the central answers 503 and the tablet waits.
inline constexpr std::size_t kQueuedRequests = 4096;
/// Bodies that have arrived and are not answered yet, together: what a flood of large bodies can
/// cost in memory. Five hundred tablets with a full batch each still fit.
inline constexpr std::size_t kBodiesInMemoryBytes = std::size_t{128} * 1024 * 1024;
/// Commands from administration and health checks that may wait; there is rarely more than one.
inline constexpr std::size_t kQueuedCommands = 64;
/// A sender whose request was refused early may finish sending this much, so that it sees the
/// answer and not a broken connection.
inline constexpr std::size_t kDrainedBytes = 2 * kBodyBytes;
/// Pushes that share one commit: enough to pay for the flush, few enough to answer soon.
inline constexpr std::size_t kPushesPerCommit = 64;
/// A device's last contact is shown to the minute; writing it at every request would make a commit
/// of every question whether there is anything new.
inline constexpr std::int64_t kLastSeenSlackMs = 60'000;
/// Keys of scopes kept open at once: a day's citizens of a city, in one locked block of memory.
inline constexpr std::size_t kOpenScopeKeys = 4096;
/// Records or changes in memory at once while everything is verified.
inline constexpr std::size_t kVerifiedAtOnce = 1000;
/// Changes of a record in one answer: far more than a person reads, and well within a body.
inline constexpr std::size_t kHistoryChanges = 500;
inline constexpr std::size_t kHistoryBytes = std::size_t{2} * 1024 * 1024;
/// Plain bytes of one sealed piece of a backup.
inline constexpr std::size_t kBackupPieceBytes = std::size_t{256} * 1024;
/// A one-time code is typed by hand within the day it was made.
inline constexpr std::int64_t kCodeLifetimeMs = std::int64_t{24} * 3600 * 1000;
/// Wrong codes from one peer before it has to wait: a 50-bit code cannot be guessed at this rate.
inline constexpr int kCodeAttemptsPerMinute = 10;
/// Peers whose wrong codes are remembered at once; beyond it enrolling waits, not syncing.
inline constexpr std::size_t kRememberedPeers = 10'000;
/// A stopping central waits this long for answers that are on their way to slow readers.
inline constexpr int kStopTimeoutSeconds = 10;
/// One line through the control socket: the longest answer is a list of conflicts.
inline constexpr std::size_t kControlLineBytes = std::size_t{64} * 1024 * 1024;

// --- the tablet -----------------------------------------------------------------------------

inline constexpr std::size_t kStoreJobs = 1024;
inline constexpr std::size_t kListRows = 100'000;
inline constexpr std::size_t kSearchRows = 50;
inline constexpr std::size_t kSearchWords = 8;
inline constexpr std::size_t kBatchLineBytes = 1024 * 1024;
/// Objects and arrays within each other; a command needs five, a stack holds thousands.
inline constexpr int kJsonDepth = 64;
/// What a form holds before it is saved: every text of the largest one, several times over.
inline constexpr std::size_t kUnfinishedBytes = std::size_t{256} * 1024;
/// Records in memory at once while a scope's are counted.
inline constexpr std::size_t kRecordsAtOnce = 256;
/// Tries of one request before a sync reports that there is no network.
inline constexpr int kSendAttempts = 4;
inline constexpr int kFirstRetryDelayMs = 250;
/// A person who pressed "sync" still stands there: no single wait is longer.
inline constexpr int kLongestRetryDelayMs = 4000;
inline constexpr int kRequestTimeoutSeconds = 30;
/// Uncompressed changes of one batch: field data shrinks to a quarter or less, so one attempt at
/// packing usually fits kBatchBytesCompressed.
inline constexpr std::size_t kBatchBytesPlain = 4 * kBatchBytesCompressed;
/// What makes a sync begin again happens once each: two syncs of one tablet that cross, a restored
/// central, a parted history. Twice all of them together is a central that will not.
inline constexpr int kSyncRestarts = 6;
/// A sync in a file: a tablet that was away for weeks, or all that a team's tablet holds, and small
/// enough to be read whole.
inline constexpr std::size_t kBundleBytes = std::size_t{64} * 1024 * 1024;
/// Of it, requests or pages: after this much no further one begins.
inline constexpr std::size_t kBundledBytes = std::size_t{48} * 1024 * 1024;
/// How long the central keeps a record's word that an element of a set was taken out: a year and a
/// month, so that whoever looks at it within a yearly round still sees it offline. What came and
/// went stays in the record's history.
inline constexpr std::int64_t kRemovedElementsMs = std::int64_t{400} * 86'400'000;
/// Times break ties between concurrent versions and nothing else: a clock offset that differs by
/// less is not worth a write.
inline constexpr std::int64_t kClockSlackMs = 1000;
/// A photographed letter of several pages, as a tablet's camera makes it.
inline constexpr std::int64_t kAttachmentBytes = std::int64_t{25} * 1024 * 1024;
/// What of an attachment travels and is stored at once. A cut costs no more than this, a line of
/// 40 kbit/s carries it within kRequestTimeoutSeconds, and a tap waits for no more to be written.
inline constexpr std::int64_t kPieceBytes = std::int64_t{128} * 1024;
/// Attachments of a tablet that the central has not got yet, together: three weeks of photographed
/// letters. With more the tablet has to be synced before anything else is attached.
inline constexpr std::int64_t kUnsentAttachmentBytes = std::int64_t{512} * 1024 * 1024;
/// What a tablet fetches by itself stops at this much, newest first: a tablet's disk is small, and
/// what is left out is fetched when it is asked for.
inline constexpr std::int64_t kFetchedAttachmentBytes = std::int64_t{1024} * 1024 * 1024;
/// How long bytes are kept that no record names: at the central a deletion may be undone and what
/// was set apart be released meanwhile, on a tablet the record is saved after its bytes.
inline constexpr std::int64_t kUnnamedBytesMs = std::int64_t{30} * 24 * 3600 * 1000;
/// Pieces that are overwritten in one transaction: a person's tap waits for it.
inline constexpr std::int64_t kPiecesDroppedAtOnce = 8;
/// Records that one request gives a restored central back, and their bytes: a quarter of a body.
inline constexpr std::size_t kWitnessesPerRequest = 64;
inline constexpr std::size_t kWitnessBytes = std::size_t{1024} * 1024;
/// Attachments that one request asks about.
inline constexpr std::size_t kBlobsPerRequest = 256;
/// Attachments without names that the central takes the bytes of at once, in a tablet's request.
inline constexpr std::size_t kBlobsCollectedAtOnce = 4;
/// Page cache of a store, fixed so that figures at 10k and 1M records compare.
inline constexpr int kStoreCacheKib = 64 * 1024;

/// What the central has accepted stays whole on the tablet this long where no backup of the central
/// is taken at all: as long as a broken central may go unnoticed over a holiday.
inline constexpr std::int64_t kKeptWithoutBackupMs = std::int64_t{14} * 24 * 3600 * 1000;
/// Changes looked at together to become stubs, in one transaction: a person's tap waits for it.
inline constexpr std::size_t kStubsAtOnce = 200;
/// Erasures that one request acknowledges: a month's, for a large team.
inline constexpr std::size_t kPurgedAtOnce = 256;

// --- the window -----------------------------------------------------------------------------

/// Steps back in one text field: a long note word by word.
inline constexpr std::size_t kUndoSteps = 200;
/// A name has a handful of strokes of some hundred points; a child with a finger has more.
inline constexpr std::size_t kSignatureStrokes = 200;
inline constexpr std::size_t kStrokePoints = 2000;

} // namespace b2go::limits
