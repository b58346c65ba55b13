using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// Reads <c>chat</c>. Each scene begins with a subtitle, its name. A line <c>- text</c> is a message, <c>- Yo: text</c> an own one, and
/// <c>- [scene] text</c> an answer that leads to that scene. A scene without answers ends with <c>buen final:</c> or <c>mal final:</c>.
/// </summary>
internal static partial class ChatStoryReader
{
    private const int MostScenes = 16;
    private const int MostTurns = 6;
    private const string Own = "Yo:";

    public static QuizQuestion Read(ContentBlock piece, ActivityId owner, MarkdownRenderer prose, SourceText source)
    {
        var (prompt, sections) = BlockSections.Cut(piece);
        if (string.IsNullOrWhiteSpace(prompt))
            source.Fault(piece.Line, "Antes de la primera escena diga quién escribe y qué pasa.");
        var scenes = sections.Select(section => ReadScene(section, prose, source)).ToImmutableArray();
        CheckPaths(piece, sections, scenes, source);
        return new QuizQuestion(
            owner.Within(piece.Id),
            QuestionKind.Chat,
            prose.RenderPhrase(prompt, piece.First).Html,
            [],
            ContentHash.ComputeQuestion(
                QuestionKind.Chat,
                prompt,
                scenes.SelectMany(s => s.Choices.Select(c => $"> {c.Text} = {c.Target}").Prepend($"# {s.Name} {s.Hash}"))
            )
        )
        {
            Content = new ChatStory(scenes),
        };
    }

    private static ChatScene ReadScene(BlockSection section, MarkdownRenderer prose, SourceText source)
    {
        var (name, body) = section;
        var line = body.Line;
        var messages = ImmutableArray.CreateBuilder<ChatMessage>();
        var choices = ImmutableArray.CreateBuilder<ChatChoice>();
        ChatEnding? ending = null;
        for (var i = 0; i < body.Lines.Length; i++)
        {
            var (text, at) = (body.Lines[i].Trim(), body.First + i + 1);
            if (text.Length == 0)
                continue;
            if (Ending().Match(text) is { Success: true } last)
            {
                if (ending is not null)
                    source.Fault(at, "Una escena tiene un solo final.");
                ending = new ChatEnding(last.Groups["kind"].Value == "buen", prose.RenderLine(last.Groups["text"].Value, at - 1).Html);
            }
            else if (Choice().Match(text) is { Success: true } choice)
            {
                var words = prose.RenderLine(choice.Groups["text"].Value, at - 1).Plain;
                choices.Add(new ChatChoice(ContentHash.ComputeOption(words), words, choice.Groups["target"].Value.Trim()));
            }
            else if (Message().Match(text) is { Success: true } message)
            {
                if (choices.Count > 0)
                    source.Fault(at, "Los mensajes van antes de las respuestas.");
                var words = prose.RenderLine(message.Groups["text"].Value, at - 1).Plain;
                var isOwn = words.StartsWith(Own, StringComparison.Ordinal);
                messages.Add(new ChatMessage(isOwn ? words[Own.Length..].Trim() : words, isOwn));
            }
            else
                source.Fault(
                    at,
                    "Aquí van mensajes («- texto»), respuestas («- [escena] texto») o el final («buen final: …», «mal final: …»)."
                );
        }

        if (choices.Count == 0 && ending is null)
            source.Fault(line, $"La escena «{name}» no sigue ni termina: póngale respuestas o un final.");
        if (choices.Count > 0 && ending is not null)
            source.Fault(line, $"La escena «{name}» tiene respuestas y final: deje lo uno o lo otro.");
        if (choices.Count is 1 or > 4)
            source.Fault(line, $"Una escena ofrece de dos a cuatro respuestas; «{name}» tiene {choices.Count}.");
        if (choices.DistinctBy(c => c.Hash).Count() < choices.Count)
            source.Fault(line, $"En la escena «{name}» hay dos respuestas iguales.");
        return new ChatScene(
            name,
            ContentHash.ComputeOption(string.Join('\n', messages.Select(m => m.Text).Prepend(name).Append(ending?.Html ?? ""))),
            messages.ToImmutable(),
            choices.ToImmutable(),
            ending
        );
    }

    /// <summary>Every scene can be reached, every answer leads on, and from every scene an end can be reached.</summary>
    private static void CheckPaths(
        ContentBlock piece,
        ImmutableArray<BlockSection> sections,
        ImmutableArray<ChatScene> scenes,
        SourceText source
    )
    {
        if (scenes.Length is < 3 or > MostScenes)
            source.Fault(
                piece.Line,
                $"«chat» lleva de 3 a {MostScenes} escenas, y cada una empieza con «### nombre»; aquí hay {scenes.Length}."
            );
        var byName = new Dictionary<string, ChatScene>();
        for (var n = 0; n < scenes.Length; n++)
        {
            if (!byName.TryAdd(scenes[n].Name, scenes[n]))
                source.Fault(LineOf(n), $"Hay dos escenas que se llaman «{scenes[n].Name}».");
            foreach (var lost in scenes[n].Choices.Where(c => scenes.All(s => s.Name != c.Target)))
                source.Fault(LineOf(n), $"La respuesta «{lost.Text}» lleva a «{lost.Target}», y esa escena no está.");
        }
        if (scenes.Length == 0)
            return;

        var reached = new HashSet<string> { scenes[0].Name };
        var turns = 0;
        for (var edge = reached.ToList(); edge.Count > 0; turns++)
            edge = [.. edge.SelectMany(Next).Where(reached.Add)];
        if (turns - 1 > MostTurns)
            source.Fault(piece.Line, $"La conversación es muy larga: deje máximo {MostTurns} turnos.");

        var ends = scenes.Where(s => s.Ending is not null).Select(s => s.Name).ToHashSet();
        for (var grows = true; grows; )
        {
            grows = false;
            foreach (var scene in scenes)
                grows |= scene.Choices.Any(c => ends.Contains(c.Target)) && ends.Add(scene.Name);
        }
        for (var n = 0; n < scenes.Length; n++)
        {
            if (!reached.Contains(scenes[n].Name))
                source.Fault(LineOf(n), $"A la escena «{scenes[n].Name}» no se llega por ninguna respuesta.");
            else if (!ends.Contains(scenes[n].Name))
                source.Fault(LineOf(n), $"Desde la escena «{scenes[n].Name}» no se llega a ningún final: es un círculo sin salida.");
        }
        if (!scenes.Any(s => s.Ending is { IsGood: true }))
            source.Fault(piece.Line, "Ninguna escena tiene «buen final:».");

        IEnumerable<string> Next(string name) => byName[name].Choices.Select(c => c.Target).Where(byName.ContainsKey);
        int LineOf(int scene) => sections[scene].Body.Line;
    }

    [GeneratedRegex(@"^(?<kind>buen|mal) final:\s*(?<text>\S.*)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"^[-*+]\s+\[(?<target>[^\]]+)\]\s+(?<text>\S.*)$")]
    private static partial Regex Choice();

    [GeneratedRegex(@"^[-*+]\s+(?<text>\S.*)$")]
    private static partial Regex Message();
}
