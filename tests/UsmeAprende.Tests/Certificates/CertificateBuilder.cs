using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Jobs;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People;
using UsmeAprende.Tests.Certificates.Paper;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Certificates;

/// <summary>A site with a small course that some people have finished, where certificates are ordered and issued.</summary>
internal static class CertificateBuilder
{
    public const string Course = "huerta";

    private static readonly Lazy<CourseCatalogue> s_courses = new(() =>
    {
        // Of its two modules only one asks for a task: a person can show no more than there are.
        using var courses = new SampleCourses().Replace(SampleCourses.Course, "tasks: 4", "tasks: 1");
        return courses.Read();
    });

    extension(TestSite site)
    {
        public PlainCertificateRenderer Paper => (PlainCertificateRenderer)site.Get<ICertificateRenderer>();

        /// <summary>That the database was asked.</summary>
        public SqlCommandCounter Questions => site.Get<SqlCommandCounter>();

        public Course Huerta => site.Catalogue.Current.CoursesById[Course];

        public BatchRunner Runner => site.Get<BatchRunner>();
    }

    public static Task<TestSite> StartAsync(params (string Key, string? Value)[] settings) =>
        TestSite.StartAsync(
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton(new CatalogueStore(s_courses.Value)));
                services.Replace(ServiceDescriptor.Singleton<ICertificateRenderer>(new PlainCertificateRenderer()));
                services.AddSingleton<SqlCommandCounter>();
                services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<SqlCommandCounter>());
            },
            [("Certificates:Signatory", "Quien firma"), ("Certificates:SignatoryRole", "Alcalde local"), .. settings]
        );

    public static Task<PersonId> StaffAsync(this TestSite site, PersonRole role = PersonRole.Coordinator) => site.PersonAsync(role);

    /// <summary>Puts people down; gives back what the work made.</summary>
    public static Task<T> SeedAsync<T>(this TestSite site, Func<GraduateBuilder, T> work) =>
        site.AskAsync(async db =>
        {
            var made = work(new GraduateBuilder(db, site.Huerta, site.Now));
            await db.SaveChangesAsync(TestSite.Cancel);
            return made;
        });

    public static Task<List<PersonId>> FinishedAsync(this TestSite site, int count) =>
        site.SeedAsync(graduates => Enumerable.Range(0, count).Select(_ => graduates.AddFinished(site.NextNumber()).Id).ToList());

    /// <summary>Computes whatever summaries are due.</summary>
    public static async Task SummariseAsync(this TestSite site)
    {
        while (!await site.WithAsync((LearningSummaries summaries) => summaries.CatchUpAsync(TestSite.Cancel)))
        {
            await site.Runner.RunOpenAsync(TestSite.Cancel);
            await site.WithAsync((LearningSummaries summaries) => summaries.StepAsync(TestSite.Cancel));
        }
    }

    /// <summary>The whole queue, in its order.</summary>
    public static async Task<IReadOnlyList<CertificateCandidate>> CandidatesAsync(
        this TestSite site,
        string? place = null,
        Guid? group = null
    )
    {
        await site.SummariseAsync();
        return (await site.QueueAsync(place, group))!.Shown;
    }

    public static Task<CertificateQueue?> QueueAsync(this TestSite site, string? place = null, Guid? group = null, int most = 10_000) =>
        site.WithAsync(
            (CertificateQueueReader queue) =>
                queue.ReadAsync(
                    new CertificateCandidateFilter(Course, place, group),
                    new CertificateQueueRange(most, most),
                    TestSite.Cancel
                )
        );

    public static async Task<Guid?> OrderAsync(
        this TestSite site,
        PersonId coordinator,
        IEnumerable<PersonId> people,
        string subject = Course
    ) =>
        (
            await site.WithAsync(
                (CertificateOrderService orders) =>
                    orders.PlaceAsync(
                        coordinator.AsCoordinator(),
                        [.. people.Select(p => new CertificateOrderRequest(p, subject))],
                        TestSite.Cancel
                    )
            )
        ).BatchId;

    /// <summary>Orders and runs to the end.</summary>
    public static async Task<List<CertificateOrder>> IssueAsync(
        this TestSite site,
        PersonId coordinator,
        params IReadOnlyList<CertificateOrderRequest> requests
    )
    {
        var placed = await site.WithAsync(
            (CertificateOrderService orders) => orders.PlaceAsync(coordinator.AsCoordinator(), requests, TestSite.Cancel)
        );
        await site.Runner.RunOpenAsync(TestSite.Cancel);
        return await site.WithAsync((CertificateOrderService orders) => orders.ListForBatchAsync(placed.BatchId!.Value, TestSite.Cancel));
    }

    public static Task<List<IssuedCertificate>> EntriesAsync(this TestSite site) =>
        site.AskAsync(db => db.Certificates.AsNoTracking().OrderBy(c => c.Year).ThenBy(c => c.Number).ToListAsync(TestSite.Cancel));

    public static Task<List<CertificateDocument>> DocumentsAsync(this TestSite site) =>
        site.AskAsync(db => db.CertificateDocuments.AsNoTracking().ToListAsync(TestSite.Cancel));
}

/// <summary>Counts what a database is asked, by what it logs.</summary>
internal sealed class SqlCommandCounter : ILoggerProvider
{
    private int _count;

    public int Count => _count;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName == DbLoggerCategory.Database.Command.Name);

    public void Dispose() { }

    private sealed class Ear(SqlCommandCounter questions, bool listens) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => listens && logLevel == LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (listens && eventId == RelationalEventId.CommandExecuted)
                Interlocked.Increment(ref questions._count);
        }
    }
}
