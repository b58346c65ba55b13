namespace UsmeAprende.Certificates;

/// <summary>Which entries of the register somebody wants to see.</summary>
/// <param name="Subject">A course's id, or <c>encuentro/{id}</c>; all where null.</param>
/// <param name="Text">A part of the holder's name or document, or the number.</param>
/// <param name="Standing">Valid ones, ended ones, or all where null.</param>
public sealed record RegisterFilter(int Year, string? Subject = null, string? Text = null, bool? Standing = null);
