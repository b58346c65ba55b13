namespace UsmeAprende.Web.Kit;

/// <summary>
/// Reads a form without model binding. A body that is no form counts as an empty form, and the page says what is missing.
/// </summary>
public static class PlainFormReader
{
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
}
