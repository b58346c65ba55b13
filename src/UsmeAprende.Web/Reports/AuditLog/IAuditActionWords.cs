namespace UsmeAprende.Web.Reports.AuditLog;

/// <summary>The Spanish text of audited actions. Operations implements it, since the actions of all features are known there.</summary>
public interface IAuditActionWords
{
    string Describe(string action);

    /// <summary>All actions with their text, for choosing one.</summary>
    IReadOnlyList<(string Action, string Words)> ListAll();
}
