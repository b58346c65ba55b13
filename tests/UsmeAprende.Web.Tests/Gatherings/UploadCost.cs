namespace UsmeAprende.Web.Tests.Gatherings;

/// <param name="Name">What was sent.</param>
/// <param name="Kilobytes">Its size.</param>
/// <param name="Status">How the site answered.</param>
/// <param name="Megabytes">The most memory that the site took above what it had.</param>
/// <param name="Seconds">Of a processor.</param>
public sealed record UploadCost(string Name, double Kilobytes, int Status, double Megabytes, double Seconds);
