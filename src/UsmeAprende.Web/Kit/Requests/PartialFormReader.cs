using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// Reads the fields of a form that arrived only in part; the last one may be cut. Only for giving back what was typed, never for acting on
/// it.
/// </summary>
internal static class PartialFormReader
{
    private const int MostFields = 100;

    public static async Task<FormCollection> ReadAsync(string? contentType, byte[] arrived)
    {
        var fields =
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 } boundary
                ? await PartsAsync(boundary.ToString(), arrived)
                : Pairs(Encoding.UTF8.GetString(arrived));
        return new FormCollection(fields);
    }

    private static Dictionary<string, StringValues> Pairs(string text)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in new QueryStringEnumerable(text))
        {
            if (fields.Count == MostFields)
                break;
            Add(fields, pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
        return fields;
    }

    private static async Task<Dictionary<string, StringValues>> PartsAsync(string boundary, byte[] arrived)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var parts = new MultipartReader(boundary, new MemoryStream(arrived));
            while (fields.Count < MostFields && await parts.ReadNextSectionAsync() is { } part)
            {
                if (
                    part.GetContentDispositionHeader() is { } about
                    && about.IsFormDisposition()
                    && HeaderUtilities.RemoveQuotes(about.Name) is { Length: > 0 } name
                )
                    Add(fields, name.ToString(), await TextAsync(part.Body));
            }
        }
        catch (Exception cut) when (cut is IOException or InvalidDataException or ArgumentException)
        {
            // The body ends here.
        }
        return fields;
    }

    private static async Task<string> TextAsync(Stream part)
    {
        using var text = new MemoryStream();
        try
        {
            await part.CopyToAsync(text);
        }
        catch (IOException)
        {
            // The body was cut inside this field; its beginning is still given back.
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Add(Dictionary<string, StringValues> fields, string name, string value) =>
        fields[name] = fields.TryGetValue(name, out var before) ? StringValues.Concat(before, value) : value;
}
