namespace UsmeAprende.Reports.Plan;

/// <summary>Names of the audit's entries about the action plan (R31).</summary>
public static class PlanAudit
{
    public const string Reported = "plan.reportado";
    public const string Withdrawn = "plan.retirado";

    public static string Subject(int year, string result) => $"plan/{year}/{result}";

    internal static string Describe(PlanReport report) =>
        $"{report.Id} {report.Month:yyyy-MM} {report.Amount}: {report.Words} {report.Link} {report.Extension}".TrimEnd();
}
