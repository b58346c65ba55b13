using System.Globalization;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Draws the cover of a course's book, which reading apps show on their shelf: title and entity above the mountains.</summary>
internal static class CourseBookCover
{
    // Letters that fit into a line of the title, at its size.
    private const int LineLength = 15;
    private const int LineHeight = 74;

    public static byte[] Draw(Course course, DownloadOrigin origin)
    {
        var title = new StringBuilder();
        var y = 230;
        foreach (var line in BreakIntoLines(course.Title))
        {
            title.Append(CultureInfo.InvariantCulture, $"<tspan x=\"300\" y=\"{y}\">{XmlEscaping.Escape(line)}</tspan>");
            y += LineHeight;
        }

        return Encoding.UTF8.GetBytes(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 900" width="600" height="900" role="img"
            aria-label="{XmlEscaping.Escape(course.Title)}">
            <path fill="#fbf7ef" d="M0 0h600v900H0z"/>
            <circle cx="300" cy="640" r="96" fill="#f2a22e"/>
            <path fill="#a9cab7" d="M0 900V700l90-60 110 90 120-150 110 120 90-70 80 60v210z"/>
            <path fill="#1a6650" d="M0 900v-90l120-70 130 80 110-60 120 80 120-90v150z"/>
            <g text-anchor="middle" font-family="sans-serif">
            <text x="300" y="110" font-size="30" fill="#5d493a">{XmlEscaping.Escape(origin.Site)}</text>
            <text font-size="62" font-weight="bold" fill="#0f4636">{title}</text>
            <text x="300" y="862" font-size="26" fill="#fff">{XmlEscaping.Escape(origin.Entity)}</text>
            </g>
            </svg>
            """
        );
    }

    private static List<string> BreakIntoLines(string title)
    {
        var lines = new List<string>();
        foreach (var word in title.Split(' '))
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= LineLength)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        return lines;
    }
}
