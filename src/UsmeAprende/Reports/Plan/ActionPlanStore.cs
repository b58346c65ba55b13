using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Reports.Plan;

/// <summary>Holds the current plans. They are read again with the courses, which their measures name.</summary>
public sealed class ActionPlanStore
{
    private readonly ILogger<ActionPlanStore> _log;
    private volatile ActionPlanBook _current;

    public ActionPlanStore(
        CatalogueStore catalogue,
        Func<CourseCatalogue, ActionPlanBook> read,
        PublicStamps stamps,
        ILogger<ActionPlanStore> log
    )
    {
        _log = log;
        _current = LogFaults(read(catalogue.Current));
        catalogue.Changed += (_, _) =>
        {
            _current = LogFaults(read(catalogue.Current));
            stamps.MarkChanged(PlanReporting.Area);
        };
    }

    public ActionPlanBook Current => _current;

    private ActionPlanBook LogFaults(ActionPlanBook book)
    {
        foreach (var fault in book.Faults)
            _log.LogError("courses/{Fault}", fault);
        if (!book.Faults.IsEmpty)
            _log.LogError("The action plans with faults are withdrawn until they are mended. What was reported stays");
        return book;
    }
}
