namespace UsmeAprende.BrowserTests;

/// <summary>The pages that every walk over the site visits.</summary>
internal static class Addresses
{
    public static readonly string[] Public =
    [
        "/",
    ];
}
