namespace UsmeAprende.Web.Kit;

/// <summary>Reads a form without binding it: what is no form counts as an empty one, and the page says in words what is missing.</summary>
public static class PlainFormReader
{
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
}
