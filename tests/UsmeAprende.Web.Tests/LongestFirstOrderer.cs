using UsmeAprende.Web.Tests;
using UsmeAprende.Web.Tests.Certificates.Issuing;
using UsmeAprende.Web.Tests.Fuzzing;
using UsmeAprende.Web.Tests.Gatherings.Attendance;
using UsmeAprende.Web.Tests.Gatherings.Seats;
using UsmeAprende.Web.Tests.Learning;
using UsmeAprende.Web.Tests.Operations;
using UsmeAprende.Web.Tests.Reminders;
using UsmeAprende.Web.Tests.Restoring;
using UsmeAprende.Web.Tests.Starting;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirstOrderer))]

namespace UsmeAprende.Web.Tests;

/// <summary>Begins with what takes longest, so that at the end no core waits for the other's last test.</summary>
public sealed class LongestFirstOrderer : ITestCollectionOrderer
{
    private static readonly Type[] Long =
    [
        typeof(RestoreTests),
        typeof(StartKillTests),
        typeof(FuzzTests),
        typeof(CertificateKillTests),
        typeof(BatchKillTests),
        typeof(SeatRaceTests),
        typeof(SyncKillTests),
        typeof(AttendanceRaceTests),
        typeof(SendingKillTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, Xunit.Sdk.ITestCollection => [.. testCollections.OrderBy(PlaceOf)];

    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : notnull, Xunit.Sdk.ITestCollection =>
        Array.FindIndex(Long, type => collection.TestCollectionDisplayName.Contains($" {type.FullName} ", StringComparison.Ordinal))
            is >= 0
                and var place
            ? place
            : Long.Length;
}
