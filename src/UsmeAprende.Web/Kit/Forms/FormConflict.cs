namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// What was stored before under the id of a form that now says something else (R33): the page gives back what was typed, under a new id,
/// and shows the first beside it.
/// </summary>
/// <param name="Name">What is stored, as people call it.</param>
/// <param name="Address">Where it can be corrected; nothing where whoever asks may not.</param>
public sealed record FormConflict(string Name, string? Address);
