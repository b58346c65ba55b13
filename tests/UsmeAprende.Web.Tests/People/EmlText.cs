using System.Text;

namespace UsmeAprende.Web.Tests.People;

/// <summary>Reads the text out of an <c>.eml</c> file as a mail program would.</summary>
internal static class EmlText
{
    public static string Of(string file)
    {
        var message = File.ReadAllText(file);
        var body = message[message.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c)))));
    }
}
