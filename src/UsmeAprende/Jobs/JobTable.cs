namespace UsmeAprende.Jobs;

/// <summary>Every job of the site, in the order of the one file that lists them.</summary>
public sealed class JobTable(IReadOnlyList<ScheduledJob> jobs)
{
    public IReadOnlyList<ScheduledJob> All => jobs;

    public ScheduledJob? Find(string name) => jobs.FirstOrDefault(j => j.Name == name);
}
