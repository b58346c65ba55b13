using UsmeAprende.Data;
using UsmeAprende.Gatherings.Planning;

namespace UsmeAprende.Gatherings;

/// <summary>Units of work that change what public pages show of gatherings: seats, groups, times.</summary>
internal static class GatheringWriting
{
    /// <summary>As <see cref="UsmeDb.WriteAsync{T}"/>; public pages of gatherings are made afresh once it is committed.</summary>
    public static Task<T> WriteGatheringsAsync<T>(this UsmeDb db, PublicStamps stamps, Func<Task<T>> work, CancellationToken cancel) =>
        db.WriteAsync(
            () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(PublicGatheringReader.Area));
                return work();
            },
            cancel
        );
}
