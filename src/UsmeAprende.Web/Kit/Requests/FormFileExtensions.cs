namespace UsmeAprende.Web.Kit.Requests;

/// <summary>Reads files of forms, whose size the action's own limit bounds (<see cref="UploadSizeLimitAttribute"/>).</summary>
internal static class FormFileExtensions
{
    public static async Task<byte[]> ReadAllAsync(this IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
