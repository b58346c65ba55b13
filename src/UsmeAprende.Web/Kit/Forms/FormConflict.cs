namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// What was stored before under the id of a form that now has other content (R33). The page gives back what was typed, under a new id, and
/// shows this beside it.
/// </summary>
/// <param name="Name">The name of what is stored.</param>
/// <param name="Address">Where it can be corrected; null if the person may not.</param>
public sealed record FormConflict(string Name, string? Address);
