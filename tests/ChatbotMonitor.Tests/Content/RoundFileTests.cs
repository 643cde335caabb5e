using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Tests;

/// <summary>What a file of <c>rounds/</c> and the groups of <c>people.yaml</c> come to.</summary>
public class RoundFileTests
{
    [Fact]
    public void A_folder_with_rounds_and_groups_is_read_whole()
    {
        var folder = Directory.CreateTempSubdirectory("rounds");
        try
        {
            Write("places.yaml", "places: [ { id: osh, name: Osh, places: [ { id: alay, name: Alay } ] } ]");
            Write("register.yaml", "providers: [ { id: con, name: CON } ]\nservices: [ { id: passport, name: Passport, level: state, provider: con }, { id: water, name: Water, level: municipal, provider: con } ]");
            Write("people.yaml", "groups: [ { id: alay, name: Alay, place: alay, invite: alay-4711, seats: 10, language: ky }, { id: osh, name: Osh, place: osh, invite: osh-4711 } ]");
            Write("surveys/exit.yaml", "id: exit\ntitle: Exit\naudience: monitors\nstart: { telegram: [exit], sms: [EXIT] }\nchoices: { sexes: [ { name: f, label: woman }, { name: m, label: man } ] }\nsurvey: [ { type: select_one sexes, name: sex, label: Who? } ]");
            Write("rounds/spring.yaml", """
                id: spring
                title: { ru: Весна, en: Spring }
                from: 2027-03-01
                to: 2027-03-31
                visit: exit
                interview: exit
                services: [passport, water]
                places: [osh, alay]
                visits: 3
                interviews: 60
                population: 900
                cells:
                  - { service: water, place: alay, visits: 0, interviews: 80, population: 400, location: "39.65, 72.90" }
                quotas: { sex: { f: 55%, m: 45% } }
                lessons: [how-to-visit, consent]
                double: 10
                before: autumn
                example: true
                """);
            foreach (var lesson in new[] { "how-to-visit", "consent" })
                Write($"lessons/{lesson}.yaml", $"id: {lesson}\ntitle: {lesson}\naudience: monitors\npages: [ {{ text: Read this. }} ]");
            Write("rounds/autumn.yaml", "id: autumn\ntitle: Autumn\nfrom: 2026-10-01\nto: 2026-10-31\nvisit: exit\nservices: [water]\nplaces: osh\nvisits: 1");
            var reading = ContentReader.Read(folder.FullName, ContentFixture.Today);
            Assert.DoesNotContain(reading.Faults, f => f.Severity == Severity.Error);
            Assert.Equal(["autumn", "spring"], reading.Content!.Rounds.Select(r => r.Id));
            var round = reading.Content.Round("spring")!;
            Assert.Equal(("Весна", new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 31), "exit", "exit", 10, "autumn", true), (round.Title.In("ru"), round.From, round.To, round.VisitSurvey, round.InterviewSurvey, round.DoubleEvery, round.Before, round.IsExample));
            Assert.Equal([new Cell("passport", "osh", 3, 60) { Population = 900 }, new Cell("passport", "alay", 3, 60) { Population = 900 }, new Cell("water", "osh", 3, 60) { Population = 900 }, new Cell("water", "alay", 0, 80) { Population = 400, Location = new Core.Places.Location(39.65, 72.90) }], round.Cells);
            Assert.Equal(["how-to-visit", "consent"], round.Lessons);
            Assert.Equal((0.55, 0.45), (Assert.Single(round.Quotas).Shares["f"], round.Quotas[0].Shares["m"]));
            Assert.Equal([(10, 8, "ky"), (12, 8, null)], reading.Content.Groups.Select(g => (g.Seats, g.Least, g.Language)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, Path.GetDirectoryName(path)!));
            File.WriteAllText(Path.Combine(folder.FullName, path), text);
        }
    }
}
