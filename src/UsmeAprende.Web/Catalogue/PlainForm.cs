namespace UsmeAprende.Web.Catalogue;

/// <summary>Reads what was sent, form or not: what is no form counts as empty, and the page says in words what is missing.</summary>
public static class PlainForm
{
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
}
