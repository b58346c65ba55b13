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

// One site for all tests that do not change its settings: starting one takes a second.
[assembly: AssemblyFixture(typeof(SiteHost))]
[assembly: TestCollectionOrderer(typeof(KillsFirst))]

namespace UsmeAprende.Web.Tests;

/// <summary>Processes that are killed and races take longest.</summary>
public sealed class KillsFirst()
    : LongestFirstOrderer(
        typeof(RestoreTests),
        typeof(StartKillTests),
        typeof(FuzzTests),
        typeof(CertificateKillTests),
        typeof(BatchKillTests),
        typeof(SeatRaceTests),
        typeof(SyncKillTests),
        typeof(AttendanceRaceTests),
        typeof(SendingKillTests)
    );
