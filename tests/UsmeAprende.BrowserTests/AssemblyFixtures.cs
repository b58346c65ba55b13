using UsmeAprende.BrowserTests;
using UsmeAprende.BrowserTests.Certificates;
using UsmeAprende.BrowserTests.Gatherings;
using UsmeAprende.BrowserTests.Learning;
using UsmeAprende.BrowserTests.People;
using UsmeAprende.BrowserTests.WholeSite;

[assembly: AssemblyFixture(typeof(LiveSite))]
[assembly: TestCollectionOrderer(typeof(WalksFirst))]

namespace UsmeAprende.BrowserTests;

/// <summary>Walks over all pages take longest.</summary>
public sealed class WalksFirst()
    : LongestFirstOrderer(
        typeof(LayoutTests),
        typeof(AccessibilityTests),
        typeof(LessonAccessibilityTests),
        typeof(KeyboardWalkTests),
        typeof(EveryPageTests),
        typeof(OlderBrowserTests),
        typeof(AnyDayJourneys),
        typeof(CertificateJourneys),
        typeof(PageOwnerJourneys),
        typeof(WeakSignalJourneys),
        typeof(SyncJourneys),
        typeof(AttendanceJourneys)
    );
