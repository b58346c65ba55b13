namespace UsmeAprende.Web.Catalogue;

/// <summary>Reads a form whatever was sent: what cannot be read counts as empty, and the page says in words what is missing.</summary>
public static class PlainForm
{
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
            return FormCollection.Empty;
        try
        {
            return await request.ReadFormAsync(cancel);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            // Too many or too long fields: none of our forms makes such a request.
            return FormCollection.Empty;
        }
    }
}
