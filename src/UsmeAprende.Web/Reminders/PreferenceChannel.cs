namespace UsmeAprende.Web.Reminders;

/// <summary>A way to be told something.</summary>
public sealed record PreferenceChannel(string Id, string Name);
