using System.Globalization;
using System.Text.Json;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Reports.OpenData;

/// <summary>Writes a dataset as a file.</summary>
public static class OpenTableWriter
{
    /// <param name="forSpreadsheets">As a Colombian Excel opens it; otherwise as RFC 4180 says.</param>
    public static byte[] ToCsv(OpenDataset dataset, IReadOnlyList<object?[]> rows, bool forSpreadsheets)
    {
        var file = new MemoryStream();
        using (var csv = new CsvWriter(file, forSpreadsheets))
        {
            csv.WriteRow([.. dataset.Columns.Select(c => c.Name)]);
            foreach (var row in rows)
                csv.WriteRow([.. row.Select(Format)]);
        }
        return file.ToArray();
    }

    /// <summary>A list of objects, one for each row.</summary>
    public static byte[] ToJson(OpenDataset dataset, IReadOnlyList<object?[]> rows)
    {
        var file = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                file,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                for (var at = 0; at < dataset.Columns.Length; at++)
                    Write(json, dataset.Columns[at].Name, row[at]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return file.ToArray();
    }

    public static string? Format(object? value) =>
        value switch
        {
            null => null,
            int number => number.ToString(CultureInfo.InvariantCulture),
            string text => text,
            _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
        };

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        if (value is int number)
            json.WriteNumber(name, number);
        else if (Format(value) is { } text)
            json.WriteString(name, text);
        else
            json.WriteNull(name);
    }
}
