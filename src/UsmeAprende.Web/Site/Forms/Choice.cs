namespace UsmeAprende.Web.Site.Forms;

/// <summary>Something to choose in a form: what is sent, what is read, and what helps to decide.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
