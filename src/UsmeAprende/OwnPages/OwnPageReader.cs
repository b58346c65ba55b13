using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.OwnPages;

/// <summary>
/// Reads the data of own pages in one query, which also tells whether the session is still valid. A part that is missing in the row is
/// computed from the other tables and stored.
/// </summary>
public sealed class OwnPageReader(
    UsmeDb db,
    CatalogueStore catalogue,
    PersonProgressReader progress,
    PersonBadgesReader badges,
    AttendedGatheringReader gatherings,
    OwnGatheringReader seats,
    ILogger<OwnPageReader> log
) : ISessionStateReader
{
    // A page does not wait for a long write. What could not be stored is computed again next time.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private static readonly Func<UsmeDb, PersonId, Guid, CancellationToken, Task<OwnPageSession?>> QueryRow = EF.CompileAsyncQuery(
        (UsmeDb db, PersonId person, Guid session, CancellationToken _) =>
            (
                from own in db.People
                where own.Id == person && own.ErasedAt == null
                join kept in db.OwnPageRows on (PersonId)own.SurvivorId equals kept.PersonId into rows
                from kept in rows.DefaultIfEmpty()
                select new OwnPageSession
                {
                    Person = own.Id,
                    Human = own.SurvivorId,
                    Stamp = own.SecurityStamp!,
                    Role = own.Role,
                    IsEnded = db.EndedSessions.Any(s => s.Id == session && s.PersonId == own.Id),
                    Version = (long?)kept.Version,
                    Numbering = (long?)kept.Numbering,
                    Progress = kept.Progress,
                    Details = kept.Details,
                }
            ).SingleOrDefault()
    );

    private OwnPageSession? _row;

    public async Task<SessionState?> FindStateAsync(PersonId person, Guid session, CancellationToken cancel)
    {
        _row = await QueryRow(db, person, session, cancel);
        return _row is null ? null : new SessionState(_row.Stamp, _row.Human, _row.Role, _row.IsEnded ? [session] : []);
    }

    /// <summary>The person must not be erased. Uses the row that <see cref="FindStateAsync"/> has read in this request, if any.</summary>
    public async Task<OwnLearning> ReadAsync(PersonId person, CancellationToken cancel)
    {
        var row =
            _row?.Person == person
                ? _row
                : await QueryRow(db, person, Guid.Empty, cancel) ?? throw new InvalidOperationException("There is no such person.");
        var now = catalogue.Current;
        var numbering = ActivityNumbering.For(now);
        if (row.Progress is { } progressKept && row.Details is { } detailsKept && row.Numbering == numbering.Stamp)
            return new OwnLearning(now, ProgressBytes.Read(progressKept, numbering), OwnPageDetails.Read(detailsKept));

        // Read the version first: if something changes from here on, the result below is not stored.
        var version = row.Version ?? await TryKeepAsync(patience => AddAsync((PersonId)row.Human, patience), cancel);
        var recorded =
            row.Progress is { } bytes && row.Numbering == numbering.Stamp
                ? ProgressBytes.Read(bytes, numbering)
                : await progress.ReadRecordedAsync(person, now, cancel);
        var details = row.Details is { } known ? OwnPageDetails.Read(known) : await ReadDetailsAsync(person, cancel);
        if (version is { } before)
        {
            var (progressBytes, detailBytes) = (ProgressBytes.Write(recorded, numbering), details.Write());
            await TryKeepAsync(
                patience => KeepAsync((PersonId)row.Human, before, numbering.Stamp, progressBytes, detailBytes, patience),
                cancel
            );
        }
        return new OwnLearning(now, recorded, details);
    }

    private async Task<OwnPageDetails> ReadDetailsAsync(PersonId person, CancellationToken cancel) =>
        new(
            [.. (await badges.ListActiveWeeksAsync(person, cancel)).Select(monday => monday.DayNumber)],
            await badges.ListStandingIdsAsync(person, cancel),
            await gatherings.ListForPersonAsync(person, cancel),
            await seats.ListSeatsAsync(person, cancel),
            await seats.ListEnrolmentsAsync(person, cancel)
        );

    private Task<long?> AddAsync(PersonId survivor, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !await db.People.AnyAsync(p => p.Id == survivor && p.Id == (PersonId)p.SurvivorId && p.ErasedAt == null, cancel)
                    || await db.OwnPageRows.AnyAsync(r => r.PersonId == survivor, cancel)
                )
                    return (long?)null;
                var row = new OwnPageRow { PersonId = survivor };
                db.Add(row);
                return row.Version;
            },
            cancel
        );

    private Task<long?> KeepAsync(
        PersonId survivor,
        long version,
        long numbering,
        byte[] progressBytes,
        byte[] details,
        CancellationToken cancel
    ) =>
        db.WriteAsync(
            async () =>
            {
                await db
                    .OwnPageRows.Where(s => s.PersonId == survivor && s.Version == version)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(s => s.Numbering, numbering)
                                .SetProperty(s => s.Progress, progressBytes)
                                .SetProperty(s => s.Details, details),
                        cancel
                    );
                return (long?)version;
            },
            cancel
        );

    // The page is shown even if the row could not be stored.
    private async Task<long?> TryKeepAsync(Func<CancellationToken, Task<long?>> keep, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await keep(patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "What a page of one's own shows could not be kept");
            return null;
        }
    }

    private sealed record OwnPageSession
    {
        public required PersonId Person { get; init; }

        public required HumanId Human { get; init; }

        public required string Stamp { get; init; }

        public required PersonRole Role { get; init; }

        public required bool IsEnded { get; init; }

        public required long? Version { get; init; }

        public required long? Numbering { get; init; }

        public required byte[]? Progress { get; init; }

        public required byte[]? Details { get; init; }
    }
}
